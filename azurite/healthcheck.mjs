// Exit code 0 when blobs and queues both answer. Any answer will do: without a signature it is a refusal.
const ports = process.argv.length > 2 ? process.argv.slice(2) : ['10000', '10001'];

const answers = await Promise.allSettled(
  ports.map(port => fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) })));
const silent = ports.filter((_, i) => answers[i].status === 'rejected');
if (silent.length > 0) {
  console.error(`No answer on port ${silent.join(' and ')}.`);
}

process.exitCode = silent.length > 0 ? 1 : 0;
