import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {eventReader, fingerprint, hex, releasedVersions, UnreadableEvent} from './events.mjs';

const SCHEMAS =
  new URL('../../../events/src/main/resources/dev/warta/events/schemas/', import.meta.url);

// A sighting as Warta's Java code wrote it.
const SIGHTING = Buffer.from(
  'c30145e41435a7e7c67a4838626538643933392d616363382d353537622d626364382d35336361363334396362326302' +
    '1861727469636c65732e72617700021868617269616e2d74696d757200002c68617269616e2d74696d75722f6265726173' +
    '2e74787400c0f6d6bd8664',
  'hex');

test('the fingerprint is the one Java computes', () => {
  assert.equal(hex(fingerprint(releasedVersions(SCHEMAS, 'Sighting')[0])), '7ac6e7a73514e445');
});

test('a sighting written by Java is read', () => {
  const sighting = eventReader(SCHEMAS, 'Sighting')(SIGHTING);

  assert.equal(sighting.articleId, '8be8d939-acc8-557b-bcd8-53ca6349cb2c');
  assert.equal(sighting.source, 'harian-timur');
  assert.equal(sighting.url, null);
  assert.equal(sighting.carrier.kind, 'file');
  assert.equal(new Date(sighting.observedAt).toISOString(), '2024-06-20T04:15:00.000Z');
});

test('an event of an older version gets the defaults of the newest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  cpSync(SCHEMAS, folder, {recursive: true});
  const next = JSON.parse(readFileSync(join(folder, 'Sighting-1.avsc'), 'utf8'));
  next.fields.push({name: 'etag', type: ['null', 'string'], default: null});
  writeFileSync(join(folder, 'Sighting-2.avsc'), JSON.stringify(next));

  const sighting = eventReader(pathToFileURL(folder + '/'), 'Sighting')(SIGHTING);

  assert.equal(sighting.etag, null);
  assert.equal(sighting.source, 'harian-timur');
});

test('bytes that are no event are told from bytes of an unknown schema', () => {
  const read = eventReader(SCHEMAS, 'Sighting');
  const unknown = Buffer.from(SIGHTING);
  unknown[2] ^= 0xff;

  assert.throws(() => read(Buffer.from('{"articleId": "x"}')), {message: /does not start with C3 01/});
  assert.throws(() => read(unknown), {message: /no released version of Sighting/});
  assert.throws(() => read(SIGHTING.subarray(0, 40)), UnreadableEvent);
});
