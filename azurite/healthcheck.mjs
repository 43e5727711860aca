// Exit code 0 when blobs and queues both answer. Any answer will do: without a signature it is a refusal.
//
// Docker starts again what has ended, and what hangs does not end. So an emulator that has not answered HEALTH_SILENCES times in a row is
// ended here, and its container with it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const ports = process.argv.length > 2 ? process.argv.slice(2) : ['10000', '10001'];
const silences = process.env.HEALTH_SILENCES_FILE ?? '/tmp/investops-silences';

const answers = await Promise.allSettled(
  ports.map(port => fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) })));
const silent = ports.filter((_, i) => answers[i].status === 'rejected');
if (silent.length > 0) {
  console.error(`No answer on port ${silent.join(' and ')}.`);
  countSilence();
} else {
  rmSync(silences, { force: true });
}

process.exitCode = silent.length > 0 ? 1 : 0;

function countSilence() {
  const most = Number(process.env.HEALTH_SILENCES ?? 0);
  if (!(most > 0)) {
    return;
  }

  const count = 1 + (Number(readOr(silences, '0')) || 0);
  writeFileSync(silences, String(count));
  if (count >= most) {
    console.error(`No answer ${count} times in a row: the emulator is ended, so that Docker starts it again.`);
    childrenOf(process.env.HEALTH_PARENT ?? '1').forEach(id => process.kill(id, 'SIGKILL'));
  }
}

// What hangs cannot be asked to stop. In a container the program is the child of its init.
function childrenOf(parent) {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number)
    .filter(id => id !== process.pid && readOr(`/proc/${id}/stat`, '').split(') ').at(-1).split(' ')[1] === parent);
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
