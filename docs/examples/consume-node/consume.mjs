// Follows Warta's enriched events, or its raw articles, and prints one line for each.
//
//   npm install
//   node consume.mjs [BOOTSTRAP-SERVERS [TOPIC]]      (default: localhost:9092 articles.enriched)
//
// Stop it with Ctrl-C; started again it goes on where it stopped, since the group's offsets are on the broker.

import * as fzstd from 'fzstd';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import {eventReader, UnreadableEvent} from './events.mjs';

const {CompressionCodecs, CompressionTypes, Kafka, logLevel} = kafkajs;

const SCHEMAS =
  new URL('../../../events/src/main/resources/dev/warta/events/schemas/', import.meta.url);

// kafkajs brings gzip only. Reading is all that is done here, so the codecs cannot compress.
CompressionCodecs[CompressionTypes.LZ4] = () => reading((bytes) => lz4.decompress(bytes));
CompressionCodecs[CompressionTypes.ZSTD] = () => reading((bytes) => fzstd.decompress(bytes));

const [servers = 'localhost:9092', topic = 'articles.enriched'] = process.argv.slice(2);
const kinds = {
  'articles.enriched': {schema: 'EnrichedArticle', line: enrichedLine},
  'articles.raw': {schema: 'RawArticle', line: rawLine},
};
const kind = Object.entries(kinds).find(([name]) => topic.endsWith(name))?.[1]; // a prefix may stand before the name
if (!kind) {
  console.error(`consume.mjs reads ${Object.keys(kinds).join(' and ')}, not ${topic}`);
  process.exit(2);
}
const read = eventReader(SCHEMAS, kind.schema);

const kafka =
  new Kafka({clientId: 'consume-node', brokers: servers.split(','), logLevel: logLevel.WARN});
const consumer = kafka.consumer({
  groupId: `consume-node-${topic}`,
  readUncommitted: false, // the default, written out because it matters: see docs/events.md
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => consumer.disconnect().then(() => process.exit(0)));
}

await consumer.connect();
await consumer.subscribe({topic, fromBeginning: true});
await consumer.run({
  eachMessage: async ({partition, message}) => {
    try {
      console.log(kind.line(read(message.value)));
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) {
        throw error; // kafkajs tries the record again
      }
      console.error(`${topic}-${partition}@${message.offset}: ${error.message}`);
    }
  },
});

function enrichedLine(article) {
  const {source, revision, language, title, publishedAt, observedAt, places} = article;
  const when = new Date(publishedAt?.at ?? observedAt).toISOString(); // timestamp-millis are numbers
  const countries = new Set(places.map((place) => place.country).filter(Boolean));
  return [when, source, `r${revision}`, language.tag, title, [...countries].join(' ')].join('  ');
}

function rawLine(article) {
  const {articleId, source, mediaType, content, carrier} = article;
  return [articleId, source, mediaType, `${content.length} bytes`, carrier.location].join('  ');
}

function reading(decompress) {
  return {
    compress: () => {
      throw new Error('this program only reads');
    },
    decompress: async (bytes) => Buffer.from(decompress(bytes)),
  };
}
