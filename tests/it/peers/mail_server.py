"""An independent mail server (aiosmtpd): TLS and a login are required, and every mail it takes is printed.

TLS begins by STARTTLS, or with the first byte where its argument is "tls".
It prints one JSON object a line: first its port and the certificate of its own authority, then each mail. It ends with its
standard input.
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys
import tempfile

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def tell(**what):
    print(json.dumps(what), flush=True)


class Printing:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        tell(
            sender=envelope.mail_from,
            receivers=envelope.rcpt_tos,
            encrypted=server.transport.get_extra_info("ssl_object") is not None,
            login=session.auth_data.decode() if session.auth_data else None,
            headers=[[name, str(value)] for name, value in mail.items()],
            text=mail.get_content(),
        )
        return "250 2.0.0 taken"


def authenticate(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"don-doc", "mật khẩu".encode())
    # What is not handled here is answered by the server.
    return AuthResult(success=known, handled=known, auth_data=data.login if known else None)


async def main():
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    loop = asyncio.get_running_loop()

    is_implicit = sys.argv[1:] == ["tls"]
    # It knows of no TLS but the one it began itself.
    tls = {"auth_require_tls": False} if is_implicit else {"tls_context": context, "require_starttls": True}

    def session():
        return SMTP(Printing(), auth_required=True, authenticator=authenticate, **tls)

    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context if is_implicit else None)
    with tempfile.NamedTemporaryFile("wb", suffix=".pem") as roots:
        roots.write(authority.cert_pem.bytes())
        roots.flush()
        tell(port=server.sockets[0].getsockname()[1], roots=roots.name)
        await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
