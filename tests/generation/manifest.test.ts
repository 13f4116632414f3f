import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import {
  contentPath,
  type Manifest,
  parseManifest,
  serializeManifest,
  sha256,
} from '../../src/generation/manifest.ts';

function fileOf(name: string, data: string) {
  const hash = sha256(data);
  return { path: contentPath(name, hash), bytes: data.length, sha256: hash };
}

const MANIFEST: Manifest = {
  format: 1,
  fingerprint: { corpus: 'abc', analyzer: '中文' },
  counts: { project: 2, article: 1 },
  files: { 'store.json': fileOf('store.json', 'x'), 'a.map': fileOf('a.map', 'y') },
};

function signed(json: string): string {
  return `${json}sha256 ${sha256(json)}\n`;
}

const TEXT = serializeManifest(MANIFEST);
const JSON_TEXT = TEXT.slice(0, TEXT.lastIndexOf('sha256 '));

describe('serializeManifest', () => {
  test('is JSON, a newline and the checksum of both', () => {
    expect(JSON.parse(JSON_TEXT)).toEqual(MANIFEST);
    expect(JSON_TEXT.endsWith('}\n')).toBe(true);
    expect(TEXT).toBe(signed(JSON_TEXT));
  });

  test('does not depend on the order in which things were put in', () => {
    const turned = (record: object) => Object.fromEntries(Object.entries(record).reverse());
    const { format, fingerprint, counts, files } = MANIFEST;
    const same = { files: turned(files), counts: turned(counts), fingerprint: turned(fingerprint), format };
    expect(serializeManifest(same)).toBe(TEXT);
  });

  test.each(['../x', 'a/b', '', '.hidden', '名'])('refuses the file name %j', (name) => {
    const files = Object.fromEntries([[name, fileOf(name, 'x')]]);
    expect(() => serializeManifest({ ...MANIFEST, files })).toThrow(AppError);
  });
});

describe('contentPath', () => {
  const hash = sha256('x');
  const short = hash.slice(0, 12);
  test.each([
    ['store.json', `store.${short}.json`],
    ['title.1.map', `title.1.${short}.map`],
    ['plain', `plain.${short}`],
  ])('%s', (name, path) => expect(contentPath(name, hash)).toBe(path));
});

describe('parseManifest', () => {
  test('reads back what was written', () => {
    expect(parseManifest(TEXT)).toEqual(MANIFEST);
  });

  test('any labels and counts survive the round trip', () => {
    const label = fc.string({ minLength: 1, unit: 'grapheme' }).filter((key) => key !== '__proto__');
    const model = fc.record({
      format: fc.constant(1 as const),
      fingerprint: fc.dictionary(label, fc.string({ unit: 'grapheme' }), { noNullPrototype: true }),
      counts: fc.dictionary(label, fc.nat(), { noNullPrototype: true }),
      files: fc.constant(MANIFEST.files),
    });
    fc.assert(
      fc.property(model, (manifest) => {
        expect(parseManifest(serializeManifest(manifest))).toEqual(manifest);
      }),
    );
  });

  test('every change of one character is noticed', () => {
    for (let at = 0; at < TEXT.length; at += 1) {
      const other = TEXT[at] === 'x' ? 'y' : 'x';
      const changed = `${TEXT.slice(0, at)}${other}${TEXT.slice(at + 1)}`;
      expect(() => parseManifest(changed), `at ${at}`).toThrow(AppError);
    }
  });

  test('every truncation is noticed', () => {
    for (let end = 0; end < TEXT.length; end += 1) {
      expect(() => parseManifest(TEXT.slice(0, end)), `at ${end}`).toThrow(AppError);
    }
  });

  test.each([
    ['another format', signed(JSON_TEXT.replace('"format": 1', '"format": 2')), /格式/],
    ['a repeated key', signed(JSON_TEXT.replace('"article": 1', '"article": 5,\n    "article": 1')), /规范/],
    ['an unknown key', signed(JSON_TEXT.replace('"format": 1', '"format": 1,\n  "time": 5')), /格式/],
    ['a path outside', signed(JSON_TEXT.replace(/"path": "a\./, '"path": "../a.')), /格式/],
    ['a path of another file', signed(JSON_TEXT.replace(/"path": "a\./, '"path": "b.')), /文件名/],
    ['other white space', signed(JSON.stringify(MANIFEST)), /规范/],
    ['no JSON', signed('{'), /JSON/],
    ['something after the checksum', `${TEXT}\n`, /校验行/],
  ])('refuses %s even with a fitting checksum', (_what, text, reason) => {
    expect(() => parseManifest(text)).toThrow(reason);
  });
});
