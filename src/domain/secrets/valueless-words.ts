/**
 * Words that can stand behind "la clave es", "clave:" or "contraseña" without being its value, by part of speech and
 * folded to small letters without accents. What is not here, and has no ending of a participle, may be a value.
 */
const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

const FUNCTION_WORDS = words(`
  a al ante con contra de del d desde durante en entre hacia hasta para pa por x según segun sin sobre tras
  el la los las un una unos unas lo mi mis tu tus su sus nuestro nuestra nuestros este esta esto ese esa eso aquel aquella
  esos esas estos estas yo usted ustedes uds ud el ella ellos ellas nosotros me te se le les nos alguien nadie quien
  que q k ke cual cuales como cuando cuanto donde adonde porque xq pq pues y e o u ni pero mas sino aunque si no ya aun
  muy tan tanto mucho mucha muchas poco demasiado bastante casi solo solamente tambien tampoco nunca jamas siempre
  todavia bien mal mejor peor asi igual aqui ahi alli alla hoy ayer manana antes despues luego nomas ahora algo nada
  todo toda todos todas otro otra otros otras mismo misma cada cualquier cualquiera ninguno ninguna ningun algun alguna
  varios varias dos tres uno primera primero segunda segundo tercera ultima ultimo quizas talvez acaso tal ok okay
  the an of for to from with without at on in by and or but not no so too very my his her our their your its it this that
  these those same still only always never what who how when where why if because about than as is was are were be been
  before after until since during while yesterday today tomorrow
  i we you he she they there here then now again also just more most all any some none nothing something
`);

const VERB_FORMS = words(`
  es era fue ser sera seria esta estan estaba estar son eran hay habia ha han he hemos tiene tengo tenia tienen tenemos
  tener puede puedo pueden podria podemos debe deben debo hace hacen hago hizo sale salen salio dice dicen dijo pide piden
  pidio llega llegan llego llegaba va van voy vamos fueron viene vino queda quedo entra entro entran sirve vale valio
  funciona funcionan falla fallo caduca caduco vence vencio expira expiro cambio cambie cambiaron perdio perdi olvide
  olvido necesito necesita necesitamos quiero quiere queremos solicito solicita sacar saque saco creo cree recuerdo
  recuerda acuerdo registra rechaza rechazan rechazo coincide coinciden aparece aparecio bloqueo bloquearon genera
  consta constan carga avanza permite acepta aceptan ingresa manda mandan mando envia enviaron dio dieron dieran da dan
  does did do has had have can could will would should may must works work fails fail failed says said asks shows gets
  got goes went came comes expires expired needs need belongs sent arrives seems keeps does't isn doesn wasn didn
  verificar revisar favor ayuda ayudeme ayudenme gracias porfa porfavor urge sabe sabemos saben se conoce existe probe
  realice realizar detiene detuvo dano
  procede proceden contesta contestan responde responden respondio contesto
  hubo habra espere pago salgo ask asked come called used found lapsed ever late early slow never
  sigue siguen nunca falta faltan faltaba pertenece corresponde toca requiere exige usa usan uso usaba usamos
`);

const ADJECTIVES = words(`
  incorrecta incorrecto incorrectas incorrectos correcta correcto correctas correctos nueva nuevo nuevas nuevos vieja
  viejo viejas antigua antiguo actual anterior erronea erroneo erroneos erronas invalida invalido valida valido unica
  unico larga largo corta corto facil dificil secreta secreto personal personales patronal intransferible necesaria
  necesario obligatoria obligatorio indispensable urgente importante diferente diferentes distinta distinto numerica
  numerico alfanumerica alfanumerico temporal temporaria provisional definitiva definitivo segura seguro insegura
  inseguro debil fuerte lenta lento rapida rapido gratuita gratuito gratis mia mio suya suyo tuya nuestra ajena propia
  propio compleja complejo sencilla sencillo simple rara raro buena bueno mala malo falsa falso verdadera cierta cierto
  real vigente inexistente publica publico virtual digital electronica electronico estandar generica generico automatica
  automatico aleatoria dinamica confusa interna interno externa externo institucional empresarial individual societaria
  aparte lista listo linda comun fija fijo permanente previa previo original parecida cortita facilita larguisima vacia
  vacio inutil extrana extrano problema pesima tremenda imposible pendiente pendientes inactiva inactivo activa activo
  cero completa completo incompleta familiar conocida especial diaria mensual anual nominal basica minima maxima
  incorrect correct wrong invalid valid blocked locked expired unknown missing lost forgotten new old right bad good
  required needed long short easy hard unique secret weak strong different personal temporary pending rejected working
  preso presa quieto quieta enfermo enferma viva vivo sola preocupada enojada ausente presente lejos fuera jubilada
  ocupada caida caido cerrada abierta apagada prendida quemada intacta vigentes sana roto rota sucia mojada perdida gone
  domestica domestico dispuesto dispuesta eclesiastica eclesiastico
  identical identico identica lock pasivo pasiva pasive suspendido ajeno ajenos verif muerto muerta dead
  broken active inactive useless free current available unavailable ready important essential case sensitive okay
`);

const NOUNS_OF_THE_TRADE = words(`
  quirografario hipotecario prestamo tienda papers workers estafa scam
  clave claves contrasena password codigo codigos pin token usuario usuarios user cedula ruc correo correos mail email
  empleador empleadora empleadores empleado patrono patron iess sri sut mdt cau biess cedulas datos dato error errores
  mensaje mensajes sistema portal pantalla pagina cliente clientes empresa compania firma representante gerente contador
  contadora caso tramite turno sucursal agencia oficina ventanilla sector planilla planillas captcha enlace link intento
  intentos recuperacion recuperar registro solicitud solicitar aviso afiliado afiliada afiliacion entrada salida problema
  consulta duda urgencia carta documento documentos requisitos nombramiento mecanizado historia laboral institucion
  mayuscula mayusculas minuscula minusculas letra letras numero numeros simbolo simbolos caracteres digito digitos tilde
  tildes fecha nombre apellido cumpleanos basura responsabilidad cosa cosas tema asunto don dona sr sra srta ing lic dr
  dra eco abg arq hotel ferreteria comercial constructora compania fundacion cooperativa asociacion conjunto condominio
  employer employee account page site form portal link mail address company office accountant manager client firm name
  reset recovery access screen screens browser browsers christmas holiday letters numbers capital capitals digits symbol symbols lowercase uppercase
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre
  setiembre octubre noviembre diciembre meses mes dias dia semana semanas ano anos hora horas minutos minuto vez veces
  gente humano humana humanos robot persona personas
  cero ninguna nula sa cia ltda requisito requisitos condicion llave puerta base parte tramites papel papeles permiso
  motivo causa razon cuestion pregunta respuesta solucion ejemplo caracter tipo clase formato version parecer
  prioridad mediante propiedad potestad asunto esquema detalle lio dilema misterio drama relajo castigo pesadilla
  hers ours theirs yours mine held known kept set given gone written taken stolen stuck broken hidden sent made done put being fine ok available sensitive needed requirement question step thing part
`);

export const VALUELESS: ReadonlySet<string> = new Set([
  ...FUNCTION_WORDS,
  ...VERB_FORMS,
  ...ADJECTIVES,
  ...NOUNS_OF_THE_TRADE,
]);

/** Names and things that end as participles and infinitives do. */
export const VALUES_IN_DISGUISE: ReadonlySet<string> = new Set(
  words(`
    merced pared granada alborada cupido mujer hogar jaguar pilar lucero lugar oscar edgar omar esther salvador cuidado
    tamarindo fernando orlando armando rolando hernando lindo estrada amada vida avenida comida mercado soldado helado
    pescado enamorado querida querido florida merida frida aida venado salado colorado tornado dorado machado alvarado
    delgado hurtado prado salgado maldonado granado roble cable sable cancion asuncion concepcion bendicion cesar gaspar
    baltazar altar bazar azucar collar dolar solar lunar caviar calamar alcazar escobar salazar aguilar bolivar tovar
    cascada colada morada ensalada empanada espada limonada quebrada pomada posada hada almohada mermelada tostada balada
    manada hornado fritada nevado jornada cebada guayusa granadilla
    polar altamar estelar ultramar palmar manglar olivar pinar
    soledad trinidad navidad libertad amistad felicidad candado ganado abogado spring king morning darling
  `),
);
const VALUELESS_ENDING =
  /(?:[ai]d[ao]s?|bles?|mente|[aei]ndo|[ai]rse|erse|ciones|cion|isim[ao]|...ed|.ing|dad|miento)$/;
/** A participle by its ending that the lists do not name. */
export function hasParticipleEnding(word: string): boolean {
  return !VALUELESS.has(word) && /[ai]d[ao]s?$/.test(word);
}
const INFINITIVE = /^.{3,}(?:ar|[bdgtv]ir|cer|ner|der|ver|ber|rer|[aei]rl[ao])$/;

/** Whether the folded word cannot be the first word of a value. */
export function isValueless(word: string): boolean {
  if (VALUELESS.has(word)) return true;
  if (VALUES_IN_DISGUISE.has(word)) return false;
  return word.length < 3 || VALUELESS_ENDING.test(word) || INFINITIVE.test(word) || isSmallFormOfValueless(word);
}

const SMALL_FORM = /^(.{3,})it[ao]s?$/;

/** `igualita`, `nuevito`: what is said of a key, in small; `negrita` and `gatito` are names. */
function isSmallFormOfValueless(word: string): boolean {
  const stem = SMALL_FORM.exec(word)?.[1];
  return stem !== undefined && ['', 'a', 'o', 'e'].some((ending) => VALUELESS.has(stem + ending));
}

const TRADE: ReadonlySet<string> = new Set(NOUNS_OF_THE_TRADE);

/** Whether the folded word cannot stand inside a value behind `de`: `lluvia de mayo` may, `lluvia de la` may not. */
export function isValuelessInside(word: string): boolean {
  return isValueless(word) && !TRADE.has(word);
}

const VERBS: ReadonlySet<string> = new Set(VERB_FORMS);

/** A word that says what the credential does; behind the noun of one it opens a statement, not a name. */
export function isVerbForm(word: string): boolean {
  return VERBS.has(word);
}
