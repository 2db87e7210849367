// Counts texts with Twilio's own calculator, which stands in node_modules beside this file.
// In: texts.jsonl, one JSON string a line. Out: counts.txt, a line for each text: encoding, units,
// segments, units left in the last. On standard output: the nanoseconds that counting alone took.
const fs = require('fs');
const { SegmentedMessage } = require('sms-segments-calculator');

const WARMING = 2000;
const texts = fs.readFileSync('texts.jsonl', 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
texts.slice(0, WARMING).forEach((text) => new SegmentedMessage(text));
let nanos = 0;
const counts = texts.map((text) => {
  const began = process.hrtime.bigint();
  const message = new SegmentedMessage(text);
  nanos += Number(process.hrtime.bigint() - began);
  const bits = message.encodingName === 'GSM-7' ? 7 : 16;
  const last = message.segments[message.segments.length - 1];
  const left = Math.floor(Math.max(0, last.freeSizeInBits()) / bits);
  return [message.encodingName, message.messageSize / bits, message.segments.length, left].join(' ');
});
fs.writeFileSync('counts.txt', counts.join('\n') + '\n');
console.log(nanos);
