import { describe, expect, it } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { isPublicAddress } from './public-address.js';
import { resolveTarget, TargetError } from './target.js';

const answers =
  (...addresses: string[]) =>
  async (): Promise<LookupAddress[]> =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const PUBLIC = answers('93.184.216.34');

async function faultOf(url: string, resolve = PUBLIC): Promise<string> {
  try {
    return (await resolveTarget(url, resolve, false)).address;
  } catch (error) {
    return error instanceof TargetError ? error.fault : String(error);
  }
}

describe('where a webhook may not go', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001::1]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fc00::1]/',
    'http://[ff02::1]/',
    'http://１２７.０.０.１/',
  ])('is private however it is written: %s', async (url) => {
    expect(await faultOf(url)).toBe('private');
  });

  it.each(['10.0.0.1', '127.0.0.1', '::1', '::ffff:10.0.0.1', 'fe80::1%eth0'])(
    'is a name that leads to %s',
    async (address) => {
      expect(await faultOf('https://hooks.example/', answers(address))).toBe('private');
    },
  );

  it('is a name with one private address among public ones', async () => {
    expect(await faultOf('https://hooks.example/', answers('93.184.216.34', '10.0.0.1'))).toBe('private');
  });

  it.each([
    ['ftp://hooks.example/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://user:pass@hooks.example/', 'user'],
    ['https://93.184.216.34@127.0.0.1/', 'user'],
    ['https://hooks.example:25/', 'port'],
    ['https://hooks.example:22/', 'port'],
    ['hooks.example', 'url'],
    ['', 'url'],
  ])('%s is refused for its %s', async (url, fault) => {
    expect(await faultOf(url)).toBe(fault);
  });

  it('is a name that nobody knows', async () => {
    expect(await faultOf('https://hooks.example/', answers())).toBe('unknown_host');
  });
});

describe('where a webhook may go', () => {
  it('is pinned to the address that was looked at, whatever the name says later', async () => {
    let asked = 0;
    const rebinding = async (): Promise<LookupAddress[]> => [
      { address: (asked += 1) === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 },
    ];
    const target = await resolveTarget('https://hooks.example/x', rebinding, false);
    expect([target.address, asked]).toEqual(['93.184.216.34', 1]);
  });

  it.each(['https://hooks.example/a?b=c', 'https://hooks.example:8443/', 'http://hooks.example/'])(
    '%s',
    async (url) => {
      expect(await faultOf(url)).toBe('93.184.216.34');
    },
  );

  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
