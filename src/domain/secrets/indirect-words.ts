/** The words of indirect announcements, folded to small letters without accents. Data only; see `docs/secrets.md`. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** They hand the credential over; what a colon or brackets show later in the sentence is its value. */
export const HANDING_WORDS = words(`
  dejo deje dejamos dejaron copio copie copiamos copiaba paso pase pasamos pasaron mando mande mandamos envio envie
  dicto dicte dictaron dictamos doy di dio dieron damos comparto compartio comparti adjunto adjunte pego pegue transcribo
  anote anota anoto apunte apunta apunto anotada apuntada anotado apuntado anotamos escrita escrito guardada guardado
  aqui va decia encontre encontramos encontro confieso digo dije entrego entregaron entregamos facilito
  utilizada empleada facilitada proporcionada indicada suministrada entregada compartida dictada
  here give gave giving share sharing sent send sending wrote written found left handed copied copying pasted
  told dictated
`);
/** Said of who uses it and how, in a relative clause or a reference: `la que escribo es`. */
export const USING_WORDS = words(`
  usaba usaban usabamos uso usan usamos use usa usaron utilizo utiliza utilizaba utilizabamos utilizamos tenia tenian
  teniamos tengo tenemos tiene ponia poniamos pongo pone ponemos puse puso pusieron pusimos escribo escribe escribia
  escribimos escribi digito digita digitaba digite digitamos ingreso ingresa ingresaba ingresamos ingrese entraba
  entrabamos entramos entro manejaba manejabamos manejamos manejo recuerdo recordaba recuerda conozco conocia sabia se
  probe probo probamos pruebo intente intento tecleo teclea tecleaba dejo deje dejaron dio dieron dicto paso pasaron
  mando mandaron anoto anote apunte apunto guardo guardaba meto metia mete metemos metimos meti cree creamos creo
  eligio elegi escogi pidio
  using used use uses typed type tried try entering entered enter wrote left gave set chose remember had have know
`);
/** First persons and others that type; only behind them a looser piece may be the typed value. */
export const SETTING_WORDS = words(`
  puse pusimos puso pusieron elegi eligio elegimos escogi escogio escogimos coloque coloco colocamos invente invento
  chose picked
`);
/** Before a quotation they say that the desk or a screen speaks. */
export const SCREEN_WORDS = words(`
  dice dicen diciendo sale salen salia salio saliendo aparece aparecen aparecia aparecio mensaje mensajes aviso error
  pantalla boton opcion opciones leyenda letrero texto cartel titulo clic click llamado llamada llama asunto responde
  respondio contesta contesto muestra mostro bota boto rotulo pestana menu casilla campo apartado seccion enlace link
  says said shows showed reads button message screen option error called labelled replied replies answers answered
  notificacion ventana respuesta pregunta banner alerta pone
`);
/** A name behind or in brackets after these is theirs. */
export const BEARERS = words(`
  contador contadora gerente gerenta representante presidente presidenta administrador administradora secretaria
  secretario dueno duena patron patrona patrono empresa compania negocio local cliente clienta senor senora don dona tio
  tia primo prima hermano hermana hijo hija esposo esposa marido mujer papa mama padre madre suegro suegra cunado cunada
  abuelo abuela sobrino sobrina nieto nieta amigo amiga vecino vecina jefe jefa asistente abogado abogada doctor doctora
  ingeniero ingeniera licenciado licenciada taller tienda restaurante hotel ferreteria panaderia asociacion cooperativa
  fundacion escuela colegio iglesia parroquia hacienda finca banco agencia oficina sucursal ciudad canton provincia parte
  persona testigo funcionaria funcionario trabajador trabajadora empleado empleada chica chico senorita socio socia
  accountant manager owner company firm client boss uncle aunt wife husband brother sister father mother son daughter
  secretary partner lawyer friend city nombre name firma atte atentamente saludos requisitos requisito problema problemas motivo asunto
  pasos paso preguntas pregunta duda dudas consulta resumen siguiente siguientes following responsable usuario user correo
  mail email documento cedula
`);
/** A value never starts with them where plain words are judged: what is shown, not typed. */
export const SHOWN_NOUNS = words(`
  hojas copias paginas fojas oficios cartas huella llave foto fotos captura capturas imagen anexo adjunto adjunta pagina fila paso intento piso agencia oficio memo fs foja ver
  chrome firefox edge explorer safari windows android iphone google gmail hotmail outlook yahoo office laptop compu
  computadora celular telefono tablet internet wifi modem navegador teclado mouse incognito cache cookies antivirus
  banco ministerio registro juzgado cooperativa notaria municipio hospital escuela colegio panaderia ferreteria hosteria
  taller almacen tienda restaurante consorcio comercializadora distribuidora importadora exportadora inmobiliaria
  transportes servicios asesoria consultora biess sercop quipux ecuador quito guayaquil judicatura contraloria
  senescyt arcsa ant supercias superintendencia camara alcaldia prefectura gad junta direccion departamento
  seguimiento atte atentamente saludos gracias estimado estimada estimados buenos buenas hola anexos asistente auxiliar
  gerenta cajera bodega bodeguera recepcion secretaria tesorera tesorero administracion contabilidad sistemas
  efectivo deposito transferencia ventanas opcion boton rol roles afiliada minimo maximo solo puro pura rojo
  accountant window screenshot picture photo step attempt branch ministry bank school office
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august
  september october november december sir madam dear thanks regards everything everyone someone anyone nobody
  anything people sorry maybe perhaps really almost exactly probably already either neither both another one two three
`);
/** They join the words of one value: `quenas y zampoñas`, `hornado con mote`. */
export const LINKS = words('y e de del con en la el los las al of the and with');
/** What a value is written on: `encontramos en el cuaderno la clave: Molino Viejo`. */
export const WRITING_PLACES = words(`
  papel papelito cuaderno libreta agenda hoja hojita sobre servilleta post post-it nota chat pizarra estaba
  paper note notebook napkin envelope sticky chat card
`);
/** Said of keys too, but behind a noun they may be part of a name: `Molino Viejo`. */
export const NAMING_ADJECTIVES = words(
  'viejo vieja nuevo nueva lindo linda bueno buena largo larga fuerte secreta secreto',
);
