/** What one column of a client list can hold. */
export const CLIENT_COLUMNS = [
  'ruc',
  'legalName',
  'province',
  'canton',
  'iessBranch',
  'registeredEmail',
  'representativeIdNumber',
  'representativeFullName',
  'rucStatus',
  'rucStatusCheckedOn',
  'contactFullName',
  'contactEmail',
  'contactPhone',
] as const;

export type ClientColumn = (typeof CLIENT_COLUMNS)[number];

/** Where each value stands: the place of its column, from 0. */
export type ColumnMapping = Partial<Readonly<Record<ClientColumn, number>>>;

/** Headings as firms write them, folded; the first that a file has is taken. Ours come first, so that our own lists fit. */
const HEADINGS: Readonly<Record<ClientColumn, readonly string[]>> = {
  ruc: ['ruc', 'numero ruc', 'ruc empleador', 'no ruc', 'n ruc', 'identificacion', 'ruc cliente', 'tax id'],
  legalName: [
    'razon social',
    'nombre o razon social',
    'cliente',
    'empresa',
    'nombre',
    'nombre cliente',
    'empleador',
    'legal name',
    'company',
    'name',
    'client',
  ],
  province: ['provincia', 'province'],
  canton: ['canton', 'ciudad', 'city'],
  iessBranch: ['sucursal iess', 'sucursal', 'codigo sucursal', 'iess branch', 'branch'],
  registeredEmail: ['correo en el iess', 'correo iess', 'email iess', 'registered email', 'iess email'],
  representativeIdNumber: [
    'cedula representante',
    'cedula representante legal',
    'cedula del representante',
    'ci representante',
    'cedula',
    'representative id',
    'representative id number',
  ],
  representativeFullName: [
    'representante legal',
    'representante',
    'nombre representante',
    'legal representative',
    'representative',
  ],
  rucStatus: ['ruc en el sri', 'estado ruc', 'estado sri', 'estado del ruc', 'estado', 'ruc status', 'status'],
  rucStatusCheckedOn: ['verificado', 'fecha verificacion', 'verificado el', 'checked on', 'checked'],
  contactFullName: [
    'contacto',
    'nombre contacto',
    'nombre del contacto',
    'persona de contacto',
    'contact',
    'contact name',
  ],
  contactEmail: [
    'correo contacto',
    'correo del contacto',
    'correo',
    'email',
    'e mail',
    'correo electronico',
    'mail',
    'contact email',
  ],
  contactPhone: ['telefono contacto', 'telefono', 'celular', 'movil', 'whatsapp', 'phone', 'contact phone'],
};

/** A heading without accents, case and punctuation. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Which column most likely holds what. Each column is taken once; what nothing speaks for is left out. */
export function guessColumns(headings: readonly string[]): ColumnMapping {
  const folded = headings.map(foldHeading);
  const taken = new Set<number>();
  const mapping: Partial<Record<ClientColumn, number>> = {};
  for (const column of CLIENT_COLUMNS) {
    const at = HEADINGS[column].map((name) => folded.indexOf(name)).find((place) => place >= 0 && !taken.has(place));
    if (at === undefined) continue;
    taken.add(at);
    mapping[column] = at;
  }
  return mapping;
}
