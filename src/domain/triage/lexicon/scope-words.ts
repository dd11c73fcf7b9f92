/** Words that change what a statement is worth: denied, solved, guessed, hearsay, seen at a counter. Entries as in topics.ts. */
export const SCOPE_WORDS = {
  NEG: `no ni nunca jamas tampoco nadie ningun ninguno ninguna sin nada not never no_one nobody none cannot cant dont doesnt didnt isnt wasnt arent
    wont nor neither without nothing couldnt havent hasnt unable nunk n nunka refuses_to dejo_de deja_de stopped imposible`,
  NOT_THAT: `no_es_que ni_que not_that no_porque`,
  GUESS: `creo cree creen creemos creia capaz talvez tal_vez quizas quiza supongo suponemos supone sospech* parece pareceria maybe might guess*
    perhaps probabl* possibly suspect* think thinks sera a_lo_mejor de_repente ha_de ha_de_ser han_de debe_ser deben_ser seria estaria imagino
    could_be imagina presum* i_believe believe opina seguro_es puede_que pueda_ser puede_ser podria pienso piensa habra dudo assume*
    seguro_que may_be pensaba wonder* a_lo_menor intuyo temo asumo asume`,
  SAY: `dice dicen dijo dijeron dicho comenta comento comentaron cuenta conto contaron asegura aseguro afirma menciona menciono insiste jura sostiene
    says said told tells claim* according segun explico advirtio recomendo aconsejo opina aviso hears heard escuche oi platic* indica`,
  THEY_SAY: `dicen dizque nos_dicen me_dicen me_dijeron nos_dijeron segun they_say i_was_told we_were_told nos_comentaron me_comentaron rumor*
    told_us told_me comentan escuche i_heard we_heard me_conto me_comento supuestamente allegedly apparently contaron`,
  KIN: `prim* sobrin* cunad* veci* vecino vecina hermano hermana compadre comadre amig* friend* suegr* yerno nuera tio tia hijo hija marido esposo
    esposa mujer neighbo* brother sister cousin colega* colleague* tramitador* gestor* guardia conocido companer* grupo_de_whatsapp socio socia
    partner contador* contadora accountant* bookkeeper auditor abogad* lawyer jefe jefa boss facebook internet foro provider someone alguien notaria
    chico muchacho senora_de_la_limpieza chamber camara tiktok video cyber ciber`,
  AUTHORITY: `ventanilla* funcionari* senorita_del_iess clerk mostrador counter oficial_del_iess window pantalla sistema portal pagina letrero
    mensaje screen system page form formulario certificado captura screenshot resolucion notificacion consulta_publica catastro oficio
    consulta_del_sri carta letter agencia_del_iess del_mostrador aplicativo consulta comprobante constancia`,
  SOLVED: `solucion* resuelt* resolvi* resolv* arregl* corrigi* correg* corregid* solved fixed resolved sorted subsan* superad* superado reactiv*
    actualiz* updated corrected repaired repar* destrab* regulariz* ya_esta_bien reemplazad* rectific* cambie_con ya_lo_cambie
    lo_cambiamos`,
  STILL_OPEN: `sigue siguen still todavia aun pendiente pending tramite en_tramite falta faltan negad* negada denied not_yet aun_no todavia_no sin_respuesta
    hay_que tenemos_que toca has_to must_be igual until hasta_que mientras remains nuevamente volvieron`,
  PAST: `ano_pasado anterior_ticket el_ano_anterior last_year antes enero febrero marzo abril mayo junio julio agosto septiembre setiembre mes_pasado
    last_month semana_pasada hace_meses used_to estuvo tuvimos tuve previously antano in_march in_may in_june ticket_anterior before
    el_mes_anterior estaba tenia tenian habia era`,
  NOW: `ahora hoy now today actualmente actual esta_vez this_time currently hoy_dia`,
  IS: `es era son fue is was are be sea eran esta estan`,
  PROBLEM: `problema* problem* culpa lio inconveniente* novedad* causa tema asunto issue* trouble cosa`,
  EVERYTHING: `todo todos todas everything all resto rest demas lo_demas todo_lo_demas everything_else lo_otro todo_lo_otro data datos`,
} as const satisfies Record<string, string>;
