import type { MigrationInterface } from 'typeorm';
import { RolesAndClock1763800000001 } from './0001-roles-and-clock.js';
import { FirmsAndLogIns1763800000002 } from './0002-firms-and-log-ins.js';
import { Clients1763800000003 } from './0003-clients.js';
import { Cases1763800000004 } from './0004-cases.js';
import { FollowUps1763800000005 } from './0005-follow-ups.js';
import { IdempotencyKeys1763800000006 } from './0006-idempotency-keys.js';
import { ClosuresAndFeeds1763800000007 } from './0007-closures-and-feeds.js';
import { Overrules1763800000008 } from './0008-overrules.js';
import { HistoryThatRebuilds1763800000009 } from './0009-history-that-rebuilds.js';
import { OfficesAndPapers1763800000010 } from './0010-offices-and-papers.js';
import { PeopleAndPapers1763800000011 } from './0011-people-and-papers.js';
import { OverridesAndCorrections1763800000012 } from './0012-overrides-and-corrections.js';
import { Visits1763800000013 } from './0013-visits.js';
import { ClosingByItself1763800000015 } from './0015-closing-by-itself.js';
import { Answers1763800000016 } from './0016-answers.js';
import { WebhooksAndDigests1763800000017 } from './0017-webhooks-and-digests.js';
import { LaddersAndWordings1763800000018 } from './0018-ladders-and-wordings.js';
import { ListsAndViews1763800000040 } from './0040-lists-and-views.js';
import { Addresses1763800000041 } from './0041-addresses.js';
import { ChannelsOfSteps1763800000050 } from './0050-channels-of-steps.js';
import { FollowUpsInTrouble1763800000051 } from './0051-follow-ups-in-trouble.js';
import { SettledDeliveries1763800000052 } from './0052-settled-deliveries.js';
import { LettersOfEveryFirm1763800000053 } from './0053-letters-of-every-firm.js';
import { OneParent1763800000060 } from './0060-one-parent.js';
import { Imports1763800000062 } from './0062-imports.js';
import { OfficeHours1763800000064 } from './0064-office-hours.js';

/** Every migration, oldest first. A landed one never changes; a new one is added at the end. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  RolesAndClock1763800000001,
  FirmsAndLogIns1763800000002,
  Clients1763800000003,
  Cases1763800000004,
  FollowUps1763800000005,
  IdempotencyKeys1763800000006,
  ClosuresAndFeeds1763800000007,
  Overrules1763800000008,
  HistoryThatRebuilds1763800000009,
  OfficesAndPapers1763800000010,
  PeopleAndPapers1763800000011,
  OverridesAndCorrections1763800000012,
  Visits1763800000013,
  ClosingByItself1763800000015,
  Answers1763800000016,
  WebhooksAndDigests1763800000017,
  LaddersAndWordings1763800000018,
  ListsAndViews1763800000040,
  Addresses1763800000041,
  ChannelsOfSteps1763800000050,
  FollowUpsInTrouble1763800000051,
  SettledDeliveries1763800000052,
  LettersOfEveryFirm1763800000053,
  OneParent1763800000060,
  Imports1763800000062,
  OfficeHours1763800000064,
];
