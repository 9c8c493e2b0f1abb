"""An independent receiver of webhooks (http.server) under a certificate of an authority that it makes up.

It prints one JSON object a line: first its port and the certificate of its authority, then each request that it takes. It
ends with its standard input.
"""

import http.server
import json
import ssl
import sys
import tempfile
import threading

import trustme


def tell(**what):
    print(json.dumps(what), flush=True)


class Printing(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        tell(path=self.path, encrypted=self.connection.version(), headers=headers, body=body)
        self.send_response(200)
        self.send_header("content-length", "5")
        self.end_headers()
        self.wfile.write(b"taken")

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass  # a client that does not trust the certificate hangs up


def main():
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = Server(("127.0.0.1", 0), Printing)
    # The handshake is done by the thread of each connection, when it reads first.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.NamedTemporaryFile("wb", suffix=".pem") as roots:
        roots.write(authority.cert_pem.bytes())
        roots.flush()
        tell(port=server.server_address[1], roots=roots.name)
        sys.stdin.read()
    server.shutdown()


main()
