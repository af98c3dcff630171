import { expect, it } from "vitest";
import { isPublicAddress } from "../../../src/feed/streams/public-address.ts";

it.each([
  "1.1.1.1",
  "151.101.3.42",
  "172.15.0.1",
  "172.32.0.1",
  "223.255.255.1",
  "2606:4700::1111",
  "2a04:4e42::1",
])("takes %s for public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.1",
  "192.168.1.1",
  "198.18.0.1",
  "203.0.113.9",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:1.1.1.1",
  "64:ff9b::7f00:1",
  "fe80::1",
  "fc00::1",
  "fd12:3456::1",
  "ff02::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "2001:0:7f00:1::",
  "example.org",
  "",
])("does not take %j for public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
