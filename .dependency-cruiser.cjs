/** The import rules of docs/architecture.md. Business modules form one order; nothing imports upward or in a cycle. */
const ORDER = [
  ['demo'],
  ['dashboard', 'views', 'insights', 'imports', 'attachments', 'incidents', 'live', 'webhooks', 'digests'],
  ['cases'],
  ['triage', 'calendar', 'clients', 'offices', 'follow-ups'],
  ['notifications'],
  ['auth', 'firms', 'audit'],
];

const folder = (names) => `^src/(${names.join('|')})/`;

const upward = ORDER.slice(1).map((layer, index) => ({
  name: `no-import-upward-from-${layer.join('-')}`,
  severity: 'error',
  from: { path: folder(layer) },
  to: { path: folder(ORDER.slice(0, index + 1).flat()) },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.spec\\.ts$', '^src/cli/[^/]+\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'domain-imports-only-domain',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'domain-imports-no-framework',
      severity: 'error',
      comment: 'The one library of the core is the Temporal polyfill: pure, and the standard to be.',
      from: { path: '^src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: 'node_modules/temporal-polyfill' },
    },
    {
      name: 'platform-imports-no-business',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: folder(ORDER.flat()) },
    },
    ...upward,
    {
      name: 'persistence-stays-out-of-controllers',
      severity: 'error',
      from: { path: '\\.(controller|dto)\\.ts$' },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'queue-libraries-stay-in-platform-queue',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/queue/|\\.processor\\.ts$' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'class-validator-only-in-dto',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.dto\\.ts$|^src/platform/http/' },
      to: { path: 'node_modules/class-validator/' },
    },
    { name: 'no-spec-imported', severity: 'error', from: {}, to: { path: '\\.spec\\.ts$' } },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
