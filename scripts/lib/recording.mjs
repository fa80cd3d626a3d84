// The load of bench-recording and its peer: WebSockets (RFC 6455) with as little of it as both need. No package.
//   node recording.mjs peer FOLDER                  a server that appends each frame to a file, fdatasyncs and acknowledges
//   node recording.mjs load SECONDS FRAME_MS URL...  one stream for each URL; words on stdin: "go"; one JSON line at the end
import { createHash, randomBytes } from 'node:crypto';
import { createServer, request } from 'node:http';
import { close, fdatasync, openSync, write } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROTOCOL = 'florscribe.recording.v1';

/** Calls back with each whole message; fragments do not occur here. */
function reader(onMessage) {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    while (rest.length >= 2) {
      let length = rest[1] & 127, at = 2;
      if (length === 126) { if (rest.length < 4) return; length = rest.readUInt16BE(2); at = 4; }
      if (length === 127) { if (rest.length < 10) return; length = Number(rest.readBigUInt64BE(2)); at = 10; }
      const masked = rest[1] & 128, mask = at;
      if (masked) at += 4;
      if (rest.length < at + length) return;
      const content = rest.subarray(at, at + length);
      if (masked && rest.readUInt32BE(mask) !== 0) for (let i = 0; i < length; i++) content[i] ^= rest[mask + (i & 3)];
      onMessage(rest[0] & 15, content);
      rest = rest.subarray(at + length);
    }
  };
}

function frame(code, content, masked) {
  const length = content.length;
  const head = length < 126 ? Buffer.from([128 | code, length]) : length < 65536 ? Buffer.from([128 | code, 126, length >> 8, length & 255])
    : Buffer.from([128 | code, 127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255]);
  if (!masked) return [head, content];
  head[1] |= 128;
  return [Buffer.concat([head, Buffer.alloc(4)]), content]; // a mask of zeros is one, and costs the generator nothing
}

function send(socket, code, content, masked) {
  socket.cork();
  for (const part of frame(code, content, masked)) socket.write(part);
  socket.uncork();
}

function peer(folder) {
  const server = createServer();
  server.on('upgrade', (asked, socket) => {
    const accept = createHash('sha1').update(asked.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${PROTOCOL}\r\n\r\n`);
    socket.setNoDelay();
    const file = openSync(join(folder, randomBytes(8).toString('hex')), 'a');
    let last = -1, waiting = 0, syncing = false, dirty = false;
    const sync = () => {
      if (syncing || waiting || !dirty) return;
      syncing = true; dirty = false;
      const upTo = last;
      fdatasync(file, () => {
        syncing = false;
        send(socket, 1, Buffer.from(`{"type":"ack","sequence":${upTo}}`), false);
        sync();
      });
    };
    socket.on('data', reader((code, content) => {
      if (code === 2) {
        last = content.readUInt32BE(0);
        waiting++;
        write(file, Buffer.from(content.subarray(4)), () => { waiting--; dirty = true; sync(); });
      } else if (code === 1) {
        send(socket, 1, Buffer.from('{"type":"stopped"}'), false);
      }
    }));
    socket.on('close', () => close(file, () => {}));
    socket.on('error', () => {});
    send(socket, 1, Buffer.from('{"type":"ready","nextSequence":0}'), false);
  });
  server.listen(0, '127.0.0.1', function () { console.log(this.address().port); });
}

function connect(url, frameMs, told) {
  return new Promise((done, failed) => {
    const asked = request(url, { headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': 13,
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'), 'Sec-WebSocket-Protocol': PROTOCOL } });
    asked.on('response', (answer) => failed(new Error('refused: ' + answer.statusCode)));
    asked.on('error', failed);
    asked.on('upgrade', (_, socket, head) => {
      socket.setNoDelay();
      const stream = { socket, next: 0, acknowledged: -1, sentAt: new Map(), stopped: false, pcm: randomBytes(frameMs * 32) };
      const read = reader((code, content) => {
        if (code === 9) { send(socket, 10, content, true); return; }
        if (code === 8) { if (!stream.stopped) told.broken++; return; }
        if (code !== 1) return;
        const message = JSON.parse(content.toString());
        if (message.type === 'ready') done(stream);
        if (message.type === 'error') told.broken++;
        if (message.type === 'stopped') stream.stopped = true;
        if (message.type === 'ack') {
          const now = performance.now();
          for (let i = stream.acknowledged + 1; i <= message.sequence; i++) { told.delays.push(now - stream.sentAt.get(i)); stream.sentAt.delete(i); }
          stream.acknowledged = message.sequence;
        }
      });
      socket.on('data', read);
      socket.on('error', () => told.broken++);
      if (head.length) read(head);
    });
    asked.end();
  });
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function load(seconds, frameMs, urls) {
  const told = { delays: [], broken: 0 };
  const streams = [];
  for (let i = 0; i < urls.length; i += 20) streams.push(...await Promise.all(urls.slice(i, i + 20).map((url) => connect(url, frameMs, told))));
  const sendOne = (stream) => {
    const content = Buffer.allocUnsafe(4 + stream.pcm.length);
    content.writeUInt32BE(stream.next, 0);
    stream.pcm.copy(content, 4);
    stream.sentAt.set(stream.next++, performance.now());
    send(stream.socket, 2, content, true);
  };
  const until = performance.now() + seconds * 1000;
  await Promise.all(streams.map(async (stream, i) => {
    let due = performance.now() + (i * frameMs) / streams.length; // they begin spread over a frame's time
    while (due < until) {
      await wait(Math.max(0, due - performance.now()));
      sendOne(stream);
      due += frameMs;
    }
  }));
  console.log('sent');
  await wait(3000);
  const stop = (stream) => send(stream.socket, 1, Buffer.from(JSON.stringify({ type: 'stop', lastSequence: stream.next - 1 })), true);
  const stops = [];
  for (const stream of streams.slice(0, 20)) { // one after the other, as visits end
    const begun = performance.now();
    stop(stream);
    while (!stream.stopped && performance.now() - begun < 10_000) await new Promise(setImmediate);
    stops.push(performance.now() - begun);
  }
  stops.sort((a, b) => a - b);
  streams.slice(20).forEach(stop);
  for (let i = 0; i < 60 && streams.some((stream) => !stream.stopped); i++) await wait(500);
  const delays = told.delays.sort((a, b) => a - b);
  const at = (share) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? -1);
  console.log(JSON.stringify({ streams: streams.length, frames: streams.reduce((sum, it) => sum + it.next, 0), p50: at(0.5), p99: at(0.99),
    stopP50: Math.round(stops[stops.length >> 1]), stopMax: Math.round(stops.at(-1)),
    lost: streams.reduce((sum, it) => sum + it.next - 1 - it.acknowledged, 0), broken: told.broken, stopped: streams.filter((it) => it.stopped).length }));
  process.exit(0);
}

const [, , mode, ...rest] = process.argv;
if (mode === 'peer') peer(rest[0]);
else createInterface({ input: process.stdin }).once('line', (line) => load(Number(rest[0]), Number(rest[1]), JSON.parse(line)));
