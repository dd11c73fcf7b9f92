/** The words of the grammar, folded to small letters without accents. Data only; `docs/secrets.md` tells their roles. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Nouns that a key's value can follow. */
export const KEY_NOUNS = words(`
  clave claves clabe clabes clve clav contrasena contrasenas contracena contrasea contrasenia contrasenya contrasenha
  contraenia contraena contrasela contrasella contrasema contraseba contrasna contrsena cotrasena contasena
  kontrasena conrasena contrasenita contra contrasen klave klabe claves clavecita clve clavve
  cleve clavr claave pw pword pswd passw0rd paswrd pasword pasguord pasword credencial
  password passwords pasword passwort passwrd passw pass pwd psw psswd passcode passphrase credenciales credentials
  key keys passwd
`);
export const PIN_NOUNS = words('pin pines nip pins cvv cvc');
export const CODE_NOUNS = words(
  'codigo codigos cod code codes otp otps token tokens kodigo codgo codijo coidgo codico cdigo codio codigito',
);

/** `palabra clave`, `es clave tener…`: the noun is an adjective there. */
export const ADJECTIVE_BEFORE = words(`
  persona personas punto puntos dato datos palabra palabras fecha fechas documento tema factor pieza elemento aspecto
  paso lo pregunta momento requisito hombre mujer figura testigo frase proceso
`);
export const ENGLISH_KEY_NOT = words('to date dates point points issue issues person people part fact question');

/** What a code is of when it is no secret: `código de error 403`, `clave catastral`. */
export const OPEN_CODES = words(`
  error errores proveedor cliente clientes actividad ciiu postal trabajo area pais agencia producto barras barra
  qr sectorial identificacion dactilar sucursal establecimiento imagen captcha dibujo figura catastral planilla cargo
  referencia seguimiento turno tramite factura rastreo contrato etica conducta civil tributario comercio organico
  penal provincia canton ciudad zip postcode picture image estado respuesta http exit status ticket caso reserva
  guia envio colegiado medidor suministro contable cuenta swift iban banco_central unico_contribuyente empleador
  patronal dependencia oficina articulo item inventario curso aula zona empleado empleados
`);
/** A key that is no credential: `clave catastral`, `clave del medidor`. */
export const OPEN_KEYS = words(
  'catastral catastrales medidor predio predial suministro producto rastreo primaria foranea',
);
/** What makes a code a one-time code: only near these, four or five digits after the noun are taken for one. */
export const ONE_TIME_WORDS = words(`
  verificacion verificasion confirmacion seguridad temporal sms otp llego llega llegaron llegado mando mandaron envio
  enviaron manda mandan unico dinamico dinamica vencio caduco expiro expired arrived got received sent verification
  security confirmation one-time onetime once banca whatsapp dicto dictaron dicte lei leyo confirm verify confirme
  verifique valide read
`);

/** Said of the credential itself, between noun and connector. */
export const QUALIFIERS = words(`
  anterior vieja viejo nueva nuevo antigua antiguo actual patronal patronales patron personal temporal secreta secreto original
  correcta correcto provisional inicial dinamica numerica emp empl empleador empleadora pat patr patrono patron iess sri
  sut gmail hotmail outlook yahoo wifi mia mio suya suyo nuestra nuestro wi fi web portal correo mail email e vigente
  number numero no nro old new previous employer affiliate digital unica unico otp sms pin
  maestra principal default generica olvidada caducada vencida
`);
export const PREPOSITIONS = words('de del d al para pa en por con of for to the from');
export const DETERMINERS = words(
  'la el los las mi mis su sus un una tu nuestro nuestra este esta ese esa my his her our their your the lo',
);

/** What a key opens; with `la de` before it, or a colon behind it, it stands for the key. */
export const ACCOUNTS = words(`
  correo mail email gmail hotmail outlook yahoo sri iess sut banco wifi biess empleador patrono patronal afiliado portal
  buzon netflix facebook quipux token router computadora compu laptop
`);

export const COPULAS = words('es era fue seria sera siendo son eran is was were be sido esta estaba sigue');
export const RELATIVES = words(
  'que q k ke siempre toda todo antes that which we i he she used always hasta aun todavia yo',
);
export const ARROWS = words(': = > → ⇒ ➜ – — - |');
export const OPENERS: Readonly<Record<string, string>> = {
  '"': '"',
  '«': '»',
  '“': '”',
  '‘': '’',
  "'": "'",
  '(': ')',
  '[': ']',
  '<': '>',
  '`': '`',
  '„': '“',
};

export const USER_NOUNS = words('usuario usuarios user username usr login cedula ci cuenta account id usuaria');
/** A number or a mixed word behind these is a reference, a name or a user, never a secret. */
export const REFERENCE_BEFORE = words(`
  ruc cedula ced ci error ticket tramite turno caso expediente oficio memo memorando factura ext extension telf tel cel
  celular telefono placa lote mz manzana villa piso km casillero matricula mat ref referencia proveedor sucursal suc camion camioneta carro auto moto
  vehiculo bus impresora router laptop carpeta archivo hoja excel libro pestana reporte informe file folder sheet
   branch resolucion art articulo formulario modelo version serie contrato cuenta solicitud orden guia numero_de num
  contribuyente afiliado proceso juicio planilla comprobante radicado registro autorizacion usuario user username
  login empresa compania hotel ferreteria usd hash ip cap nomina lado codigo_de fono movil whatsapp
`);
/** Things that have a credential of their own and a number too: `clave del celular 4471`. */
export const DEVICES = words('celular cel telefono movil cuenta whatsapp empresa');
export const UNITS_AFTER = words(`
  minutos minuto min mins horas hora h dias dia semanas meses mes anos veces vez digitos digito caracteres letras numeros
  dolares usd ctvs centavos empleados trabajadores personas intentos minutes hours days digits characters times digit
  sucursal ruc empleadores clientes browsers computers phones devices laptops people months weeks years workers
  navegadores computadoras maquinas dispositivos celulares correos claves formas maneras equipos compus
`);
export const TYPING_VERBS = words(`
  puse pongo pone ponia puso poniendo probe pruebo probamos probaron prueba intente intento intentamos digite digito
  digitamos escribi escribo escribimos entro entraba entre ingreso ingrese ingresaba ingresamos usaba uso usabamos
  meto meti tecleo teclee coloque coloco apuntado anotado apunto apunte anoto anote escrito guardado noted written
  typed tried entered enter use used type using
  doy daba damos dimos marco marcaba marque marcamos
  digitaba digitando tecleaba escribia probaba probando intentaba ponemos
  termina terminaba empieza empezaba comienza comenzaba acaba acababa
`);
/** Before a piece shaped like a password they say enough, even where no noun of a credential stands. */
export const DISCLOSING_WORDS = words(`
  acceso accesos accede acceder cambie cambiamos cambio cambiaron ponia ponian puse pongo entro entraba entrar entra
  ingreso ingresaba ingresar ingresa probe pruebe prueben intente use usaba usabamos digite escribi mantengo tecleo
  dicto dictaron dejo dejaron paso pasaron conocida mando mandaron
  escribir poner digitar teclear usar probo prueban probando ingresaron
  es era fue seria son eran is was login logged enter entered typed tried
`);
/** Behind "es mi …" they tell what the value was made of; the value follows: `mi nombre, Narcisa, y 78`. */
export const MADE_OF = words(
  'nombre nombres apellido apellidos iniciales perro gato equipo hija hijo apodo cumple cumpleanos fecha nacimiento aniversario name surname birthday pet dog',
);
/** Spoken marks and what joins the parts of one value: `mango guion bajo cuarenta`, `chifa y el año, 1988`. */
export const JOINING_WORDS = words(`
  el la los mi su ano anos numero numeros fecha de cumpleanos mayuscula minuscula mayusculas minusculas inicial al final
  nacimiento guion bajo asterisco numeral arroba punto signo primera letra seguido
`);
export const SPOKEN_MARKS = words('guion bajo asterisco numeral arroba punto');
export const NUMBER_WORDS = words(`
  cero uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
  dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho
  veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa doble triple zero one two three four five six
  seven eight nine oh double
`);
export const ABBREVIATIONS = words(`
  emp empl pat patr tel telf cel sr sra srta dr dra ing lic ec suc cod num nro ced ref ext av cia ltda arq ab art
`);
