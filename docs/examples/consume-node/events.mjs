// Reads Warta's events: Avro single-object encoding, without a registry.
//
// Start with eventReader(). Anything that is not a released event is an UnreadableEvent.

import {readdirSync, readFileSync} from 'node:fs';
import avro from 'avsc';

const HEADER_BYTES = 10;
const EMPTY = 0xc15d213aa4d7a795n;

const RABIN_TABLE = Array.from({length: 256}, (_, index) => {
  let fingerprint = BigInt(index);
  for (let bit = 0; bit < 8; bit++) {
    fingerprint = (fingerprint >> 1n) ^ (fingerprint & 1n ? EMPTY : 0n);
  }
  return fingerprint;
});

/** A record that is not in the expected encoding, or whose schema is not among the released ones. */
export class UnreadableEvent extends Error {}

/**
 * Makes the function that turns a record's value into an event of one type.
 *
 * An event written with an older schema gets the defaults of the newest: the caller always sees the newest shape.
 *
 * @param {URL} schemas folder of the released schemas, NAME-VERSION.avsc; the address ends with a slash
 * @param {string} name RawArticle, EnrichedArticle or Sighting
 * @returns {(bytes: Buffer) => object}
 */
export function eventReader(schemas, name) {
  const versions = releasedVersions(schemas, name);
  const newest = versions.at(-1);
  const resolvers = new Map(
    versions.map((version) => [fingerprint(version), newest.createResolver(version)]));

  return (bytes) => {
    if (bytes === null || bytes.length < HEADER_BYTES || bytes[0] !== 0xc3 || bytes[1] !== 0x01) {
      throw new UnreadableEvent('not in Avro single-object encoding: it does not start with C3 01');
    }
    const writtenWith = bytes.readBigUInt64LE(2);
    const resolver = resolvers.get(writtenWith);
    if (resolver === undefined) {
      throw new UnreadableEvent(
        `its schema ${hex(writtenWith)} is no released version of ${name}: update the schemas`);
    }
    try {
      return newest.fromBuffer(bytes.subarray(HEADER_BYTES), resolver);
    } catch (error) {
      throw new UnreadableEvent(`starts like a ${name} but cannot be decoded: ${error.message}`);
    }
  };
}

/** CRC-64-AVRO (Rabin) of the type's parsing canonical form, as an unsigned 64-bit integer. */
export function fingerprint(type) {
  let result = EMPTY;
  for (const byte of Buffer.from(JSON.stringify(type.schema()))) {
    result = (result >> 8n) ^ RABIN_TABLE[Number((result ^ BigInt(byte)) & 0xffn)];
  }
  return result;
}

/** A fingerprint as Warta's own messages write it. */
export function hex(fingerprint) {
  return fingerprint.toString(16).padStart(16, '0');
}

/** The types of all released versions, oldest first. */
export function releasedVersions(schemas, name) {
  const files = new Set(readdirSync(schemas));
  const versions = [];
  for (let version = 1; files.has(`${name}-${version}.avsc`); version++) {
    const schema = JSON.parse(readFileSync(new URL(`${name}-${version}.avsc`, schemas), 'utf8'));
    versions.push(avro.Type.forSchema(schema, {wrapUnions: 'never'}));
  }
  if (versions.length === 0) {
    throw new Error(`no released schema of ${name} in ${schemas.pathname}`);
  }
  return versions;
}
