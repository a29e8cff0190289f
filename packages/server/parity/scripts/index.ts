/** Everything that both servers are asked. */
import { approvalScripts } from './approvals.js';
import { autoReviewScripts } from './auto-review.js';
import { catalogueScripts } from './catalogues.js';
import { commandScripts } from './commands.js';
import { failureScripts } from './failures.js';
import { fileScripts } from './files.js';
import { fullThreadScripts } from './full-threads.js';
import { goalScripts } from './goals.js';
import { handshakes } from './handshake.js';
import { interruptScripts } from './interrupts.js';
import { processScripts } from './processes.js';
import type { Script } from './script.js';
import { questionScripts } from './questions.js';
import { reviewScripts } from './reviews.js';
import { clientScripts } from './several-clients.js';
import { smallScripts } from './small-families.js';
import { historyScripts } from './thread-history.js';
import { lifeScripts } from './thread-life.js';
import { startScripts } from './thread-start.js';
import { upkeepScripts } from './thread-upkeep.js';
import { turnScripts } from './turns.js';

/** Scripts about threads say nothing without them. */
const CONVERSATIONS = ['thread/start', 'turn/start'];

const aboutThreads = [
  ...startScripts,
  ...historyScripts,
  ...lifeScripts,
  ...upkeepScripts,
  ...goalScripts,
  ...turnScripts,
  ...approvalScripts,
  ...autoReviewScripts,
  ...questionScripts,
  ...interruptScripts,
  ...failureScripts,
  ...fullThreadScripts,
  ...clientScripts,
  ...reviewScripts,
  ...catalogueScripts,
].map((script) => ({ ...script, needs: [...CONVERSATIONS, ...(script.needs ?? [])] }));

export const SCRIPTS: readonly Script[] = [
  ...handshakes,
  ...fileScripts,
  ...commandScripts,
  ...processScripts,
  ...smallScripts,
  ...aboutThreads,
];
