//! Every dress an internal address can wear, and the public ones beside it.

use proptest::prelude::*;

use super::*;

const NONE: &[Network] = &[];

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[track_caller]
fn check(text: &str, expected: Result<&str, &str>) {
    let found = webhook_url(text, NONE);
    let found = found.as_ref().map(Url::as_str).map_err(OutboundFault::code);
    assert_eq!(found, expected, "{text}");
}

#[test]
fn an_address_that_leads_inside_is_none_for_a_webhook() {
    for inside in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.1.2.3",
        "169.254.169.254",
        "169.254.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "::169.254.169.254",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2002:c0a8:1::1",
        "2001:0:1::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "100::1",
        "5f00::1",
        "4000::1",
    ] {
        assert_eq!(
            check_address(address(inside), true, NONE),
            Err(OutboundFault::Internal(address(inside))),
            "{inside}"
        );
    }
}

#[test]
fn public_addresses_may_be_sent_to_by_https() {
    for public in [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.0.1",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.0.1",
        "223.255.255.255",
        "203.113.131.1",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
        "2002:101:101::1",
        "2400:cb00::1",
        "2001:200::1",
        "2606:4700::1111",
    ] {
        assert_eq!(check_address(address(public), true, NONE), Ok(()), "{public}");
        assert_eq!(check_address(address(public), false, NONE), Err(OutboundFault::Unencrypted(address(public))));
    }
}

#[test]
fn an_allowed_network_is_reached_in_every_dress_and_no_other_is() {
    let allowed = [Network::v4(10, 20, 0, 0, 16), Network { address: address("fd12::"), bits: 16 }];
    for inside in ["10.20.0.1", "::ffff:10.20.3.4", "fd12:1::5"] {
        assert_eq!(check_address(address(inside), false, &allowed), Ok(()), "{inside}");
    }
    for outside in ["10.21.0.1", "fd13::1", "127.0.0.1"] {
        let fault = OutboundFault::Internal(address(outside));
        assert_eq!(check_address(address(outside), true, &allowed), Err(fault));
    }
    assert!(webhook_url("http://10.20.1.1:8080/x", &allowed).is_ok());
    assert_eq!(webhook_url("http://1.1.1.1/", &allowed), Err(OutboundFault::Unencrypted(address("1.1.1.1"))));
}

#[test]
fn a_url_is_judged_as_a_client_would_read_it() {
    check("https://example.vn/a?b=c", Ok("https://example.vn/a?b=c"));
    check("https://EXAMPLE.vn./", Ok("https://example.vn./"));
    check("https://đồng-tháp.vn/", Ok("https://xn--ng-thp-tta29am99t.vn/"));
    for inside in [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://0x7f.1/",
        "https://127.0.0.1./",
        "https://[::ffff:169.254.169.254]/",
        "https://[::1]:8443/",
        "https://１２７.0.0.1/",
        "https://①②⑦.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0/",
        "https://%31%32%37.0.0.1/",
        "https:\\\\127.0.0.1/",
    ] {
        check(inside, Err("internal-address"));
    }
    check("http://example.vn/", Err("not-https"));
    check("ftp://example.vn/", Err("not-https"));
    check("file:///etc/passwd", Err("not-https"));
    check("gopher://127.0.0.1:25/", Err("not-https"));
    for secret in ["https://a:b@example.vn/", "https://a@example.vn/", "https://@example.vn/", "https://:@example.vn/"]
    {
        check(secret, Err("url-with-credentials"));
    }
    for port in [22, 25, 465, 587, 853] {
        check(&format!("https://example.vn:{port}/"), Err("port-not-allowed"));
    }
    check("https://example.vn:8443/", Ok("https://example.vn:8443/"));
    for none in
        ["", "example.vn", "https://", "https:///", "https://exa mple.vn/", "https://[::1/", "https://256.1.1.1/"]
    {
        assert!(webhook_url(none, NONE).is_err(), "{none}");
    }
    check(&format!("https://example.vn/{}", "a".repeat(URL_BYTES_MAX)), Err("bad-url"));
}

proptest! {
    #[test]
    fn an_ipv4_address_is_the_same_in_every_dress(bits in any::<u32>()) {
        let v4 = Ipv4Addr::from_bits(bits);
        let [a, b, c, d] = v4.octets();
        let (high, low) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
        let own = check_address(IpAddr::V4(v4), true, NONE).is_ok();
        for dressed in [
            Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, high, low),
            Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
            Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
        ] {
            prop_assert_eq!(check_address(IpAddr::V6(dressed), true, NONE).is_ok(), own, "{}", dressed);
        }
    }

    #[test]
    fn a_network_holds_what_shares_its_leading_bits(own in any::<u32>(), asked in any::<u32>(), bits in 0..=32_u8) {
        let network = Network { address: IpAddr::V4(Ipv4Addr::from_bits(own)), bits };
        let shared = u8::try_from((own ^ asked).leading_zeros()).unwrap();
        prop_assert_eq!(network.holds(IpAddr::V4(Ipv4Addr::from_bits(asked))), shared >= bits);
    }
}
