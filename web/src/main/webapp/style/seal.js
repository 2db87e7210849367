// Reads and checks Visible Digital Seals (ICAO Doc 9303 part 13) in a browser, as the server does:
// the same bytes are refused, and the same is found. Nothing is sent anywhere.

const CURVES = {
  'P-256': {hash: 'SHA-256', bytes: 32},
  'P-384': {hash: 'SHA-384', bytes: 48},
};
const C40 = '\0\0\0<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const SIGNER = /^[A-Z]{2}[A-Z0-9]{2}$/;
const LONGEST_TEXT = 12000;
const LONGEST = 3000;
const SHORTEST_SIGNATURE = 56;
const LONGEST_SIGNATURE = 132;
const VISA = '5D01';

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));

// --- text ---

function c40(bytes) {
  if (bytes.length % 2) {
    return null;
  }
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const last = at + 2 === bytes.length;
    if (bytes[at] === 0xFE) {
      const ascii = String.fromCharCode(bytes[at + 1] - 1);
      const one = ascii === ' ' ? '<' : ascii;
      if (!last || ascii === '<' || C40.indexOf(one, 3) < 0) {
        return null;
      }
      text += one;
      continue;
    }
    const value = (bytes[at] << 8 | bytes[at + 1]) - 1;
    const three = [Math.floor(value / 1600), Math.floor(value / 40) % 40, value % 40];
    if (last && three[2] === 0) {
      three.pop();
    }
    if (value < 0 || three.some((one) => one < 3 || one > 39)) {
      return null;
    }
    text += three.map((one) => C40[one]).join('');
  }
  return text;
}

function fromHex(text) {
  const digits = text.replace(/[\s:,-]|0[xX]/g, '');
  return /^(?:[0-9A-Fa-f]{2})+$/.test(digits)
    ? Uint8Array.from(digits.match(/../g), (two) => parseInt(two, 16)) : null;
}

function fromBase45(text) {
  const digits = text.replace(/[\r\n\t]/g, '').trim();
  if (!digits || digits.length % 3 === 1) {
    return null;
  }
  const bytes = [];
  for (const group of digits.match(/[^]{1,3}/g)) {
    const value = Array.from(group).reduceRight((sum, one) => {
      const digit = BASE45.indexOf(one);
      return digit < 0 ? NaN : sum * 45 + digit;
    }, 0);
    if (!(value <= (group.length === 3 ? 0xFFFF : 0xFF))) {
      return null;
    }
    bytes.push(...(group.length === 3 ? [value >> 8, value & 0xFF] : [value]));
  }
  return Uint8Array.from(bytes);
}

function orNull(read, text) {
  try {
    return read(text);
  } catch {
    return null;
  }
}

// The bytes of a code as programs show them; null when it is written in none of these ways.
export function bytesOf(text) {
  if (text.length > LONGEST_TEXT) {
    return null;
  }
  const base64 = (all) => all.trim() ? fromBase64(all.replace(/\s/g, '')) : null;
  const read = [fromHex, fromBase45, base64].map((way) => orNull(way, text)).filter(Boolean);
  return read.find((bytes) => bytes[0] === 0xDC && bytes[1] < 4) || read[0] || null;
}

// --- reading ---

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  require(holds) {
    if (!holds) {
      throw new RangeError('no seal');
    }
  }

  take(length) {
    this.require(length <= this.bytes.length - this.at);
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  next() {
    return this.take(1)[0];
  }

  text(length) {
    const text = c40(this.take(length));
    this.require(text !== null);
    return text;
  }

  // Month, day and year as the digits of one number.
  date() {
    const [one, two, three] = this.take(3);
    const number = one << 16 | two << 8 | three;
    const parts = [number % 10000, Math.floor(number / 1000000), Math.floor(number / 10000) % 100];
    const [year, month, day] = parts;
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    this.require(isDay(text) && year > 0);
    return text;
  }

  length() {
    const first = this.next();
    if (first <= 0x80) {
      return first;
    }
    const length = first === 0x81 ? this.next() : first === 0x82 ? this.next() << 8 | this.next() : 0;
    this.require(length >= (first === 0x81 ? 0x80 : 0x100));
    return length;
  }
}

function isDay(text) {
  const day = new Date(text + 'T00:00:00Z');
  return !isNaN(day) && day.toISOString().slice(0, 10) === text;
}

function header(reader) {
  reader.require(reader.next() === 0xDC);
  const version = reader.next() + 1;
  reader.require(version === 3 || version === 4);
  const country = reader.text(2);
  const named = reader.text(version === 3 ? 6 : 4);
  reader.require(named.length === (version === 3 ? 9 : 6));
  const signer = named.slice(0, 4);
  reader.require(SIGNER.test(signer));
  let certificate = named.slice(4);
  if (version === 4) {
    const radix = signer === 'DEZV' ? 10 : 16;
    reader.require(radix === 10 ? /^[0-9]{2}$/.test(certificate) : /^[0-9A-F]{2}$/.test(certificate));
    const length = parseInt(certificate, radix);
    certificate = reader.text(Math.ceil(length / 3) * 2);
    reader.require(length > 0 && certificate.length === length && !certificate.includes('<'));
  }
  const name = `${signer}-${certificate.replace(/^0+(?=.)/, '')}`;
  const [issued, signed] = [reader.date(), reader.date()];
  return {country: country.replace(/</g, ''), name, issued, signed, document: hex(reader.take(2)).toUpperCase()};
}

// A seal; throws RangeError for whatever is none.
export function read(bytes) {
  const reader = new Reader(bytes);
  reader.require(bytes.length <= LONGEST);
  const seal = {...header(reader), features: []};
  for (let tag = reader.next(); tag !== 0xFF; tag = reader.next()) {
    reader.require(seal.features.every((one) => one.tag !== tag));
    const value = reader.take(reader.length());
    seal.features.push({tag, value, text: c40(value), hex: hex(value)});
  }
  reader.require(seal.features.length > 0);
  seal.message = bytes.slice(0, reader.at - 1);
  seal.signature = reader.take(reader.length());
  const length = seal.signature.length;
  reader.require(length % 2 === 0 && length >= SHORTEST_SIGNATURE && length <= LONGEST_SIGNATURE);
  reader.require(reader.at === bytes.length);
  return seal;
}

// What a visa's seal says (Doc 9303 part 7, 9.1.3); null when something is missing or does not fit.
export function visa(seal) {
  const feature = (tag) => seal.features.find((one) => one.tag === tag);
  const [a, b, entries, stay, passport, type] = [1, 2, 3, 4, 5, 6].map(feature);
  const upper = a ? 44 : 36;
  const zone = Boolean(a) !== Boolean(b) ? (a || b).text : null;
  const number = passport && passport.text && passport.text.replace(/<+$/, '');
  if (!zone || zone.length !== upper + 28 || zone[0] !== 'V' || !stay || stay.value.length !== 3
    || !/^[A-Z0-9]{1,9}$/.test(number || '') || entries && entries.value.length !== 1) {
    return null;
  }
  const lower = zone.slice(upper);
  const until = `20${lower.slice(21, 23)}-${lower.slice(23, 25)}-${lower.slice(25, 27)}`;
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || !isDay(until)) {
    return null;
  }
  const kind = type && String.fromCharCode(...type.value);
  const told = kind && /^[!-~]{1,4}$/.test(kind) ? kind : '';
  const [first, ...rest] = zone.slice(5, upper).replace(/<+$/, '').split('<<');
  const names = rest.length ? `${first}, ${rest.join('<<')}` : first;
  return {
    names: names.replace(/<+/g, ' ').trim(),
    passport: number,
    nationality: lower.slice(10, 13).replace(/</g, ''),
    born: `${lower.slice(13, 15)}-${lower.slice(15, 17)}-${lower.slice(17, 19)}`,
    until,
    entries: entries ? entries.value[0] : null,
    stay: Array.from(stay.value),
    type: told,
    zone: [zone.slice(0, upper), lower],
    others: seal.features.filter(({tag}) => tag < 1 || tag > 6 || tag === 6 && !told),
  };
}

// --- checking ---

async function verifies(signer, message, signature) {
  const curve = CURVES[signer.curve];
  if (!curve || signature.length !== 2 * curve.bytes) {
    return false;
  }
  const key = await crypto.subtle.importKey('spki', fromBase64(signer.key),
    {name: 'ECDSA', namedCurve: signer.curve}, false, ['verify']);
  return crypto.subtle.verify({name: 'ECDSA', hash: curve.hash}, key, signature, message);
}

const named = (signers, name) => signers.find((one) => `${one.signer}-${one.certificate}` === name);

// The reference by which a seal is taken back: of the first number of its signature alone.
async function reference(seal) {
  const first = seal.signature.slice(0, seal.signature.length / 2);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', first))).slice(0, 32);
}

// The list of seals taken back, if one of the signers signed it; null otherwise.
export async function revocations(list, signers) {
  const [head, body, signature] = list.trim().split('.');
  const json = (part) => JSON.parse(new TextDecoder().decode(fromBase64(part)));
  const signer = named(signers, json(head).kid);
  const message = new TextEncoder().encode(`${head}.${body}`);
  return signer && await verifies(signer, message, fromBase64(signature)) ? json(body) : null;
}

// Whether a browser can say what there is to say of a seal: not on every curve.
export const canCheck = (seal, signers) => {
  const signer = named(signers, seal.name);
  return !signer || signer.curve in CURVES;
};

// What is found of bytes on a day, such as 2026-11-27.
export async function check(bytes, signers, revoked, today) {
  let seal;
  try {
    seal = read(bytes);
  } catch {
    return {verdict: 'not-a-seal'};
  }
  const content = seal.document === VISA ? visa(seal) : null;
  const signer = named(signers, seal.name);
  const found = (verdict) => ({verdict, seal, visa: content, signer});
  if (!signer || seal.signed < signer.from || seal.signed > signer.until) {
    return {...found('unknown-signer'), signer: undefined};
  }
  if (!await verifies(signer, seal.message, seal.signature)) {
    return found('altered');
  }
  if (seal.document === VISA && !content) {
    return {verdict: 'not-a-seal'};
  }
  if (revoked.includes(await reference(seal))) {
    return found('revoked');
  }
  return found(content && content.until < today ? 'expired' : 'valid');
}
