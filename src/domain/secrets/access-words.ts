/** Words that tell what a made-up word is, folded to small letters without accents. Data only; see `docs/secrets.md`. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** A text with one of them is about getting in somewhere; a made-up word in it is what somebody typed. */
export const ACCESS_WORDS = words(`
  patronal patronales patrono patronos patron pat patr empleador empleadores empleadora empleadoras empl employer
  employers login logon logueo loguear loguearme iess portal llave llaves acceso accesos acceder ingresar ingreso entrar
  entra entraba entro entre bloqueada bloqueado bloqueo bloquee caducada caducado vencida vencido rechaza rechazada rechazan incorrecta incorrecto
  blocked locked refused rejected expired incorrect wrong papelito cuaderno libreta agenda usuario user recuperacion
  recuperar gmail hotmail outlook yahoo correo buzon mail mailbox email sri cyber ciber
`);

/** A word with digits behind them is the name of something, not a value. */
export const NAMED_THINGS = words(`
  transportes transporte comercial hosteria hostal hotel restaurante cafeteria cafe bar farmacia panaderia ferreteria
  minimarket market bazar libreria distribuidora importadora consorcio constructora cooperativa asociacion compania
  cia empresa negocio tienda taller almacen local marca club liga barrio calle avenida ciudadela cdla urbanizacion urb
  conjunto edificio condominio recinto sitio ruta linea plan canal radio colegio escuela unidad instagram tiktok
  facebook twitter pagina perfil nick alias dominio red hacienda finca camaronera floricola gimnasio gym spa salon
  clinica consultorio laboratorio estudio agencia buque barco lancha moto carro placa modelo producto lote sku
  company shop store restaurant hostel brand street building boat instagram page profile nickname network username
  usuario user alias programa software sistema app aplicacion modulo antivirus navegador equipo maquina impresora
  celular telefono telf tel phone archivo carpeta captura pdf excel documento hoja file folder screenshot
`);

/** Verbs that try or type a value in the person who tells it: a number of six to eight digits behind them is one. */
export const TRYING_VERBS = words(`
  probe pruebo probamos probo probaron probando intente intento intentamos puse pongo pone puso pusimos digite digito
  digitamos teclee tecleo escribi escribo meti meto entro entraba entramos ingreso ingresaba tried typed entered using
`);

/** Verbs that hand a value over or read it out, for words of digits and for codes. */
export const READING_ALOUD = words(`
  dicte dicto dictamos dictaron dictando lei leyo leimos leyeron leyendo di dimos dio dieron dije dijo pase paso
  repeti repitio cante canto entregue entrego read told gave dictated
`);

/** Names for a number that a message brought: `un numerito`, `unos dígitos`. */
export const NUMBER_NOUNS = words(
  'numero numerito numeritos numeros nro num digitos cifra cifras number numbers digits',
);

/** Verbs and things that bring a code. */
export const BRINGING = words(`
  mandaron mandan mando manda envio enviaron envian envia llego llega llegaron llegado mensaje mensajito sms whatsapp
  wasap whats texto sent sends send got received arrived text texted message
`);

/** What makes a number behind `número` one of a list, a person or a thing. */
export const NUMBER_OF = words(`
  de del para tramite turno caso ticket factura pedido cuenta guia planilla solicitud expediente memo oficio orden
  celular telefono convencional cedula ruc empleados trabajadores dolares afiliado afiliados of
`);
