// The state of the service that this page is of.

import {page} from './life.js';
import {Status, askStatus} from './status.js';

export const status = new Status(askStatus, page);
