/** Words that change what a statement is worth: denied, solved, guessed, hearsay, seen at a counter. Entries as in topics.ts. */
export const SCOPE_WORDS = {
  NEG: `no ni nunca jamas tampoco nadie ningun ninguno ninguna sin nada not never no_one nobody none cannot cant dont doesnt didnt isnt wasnt arent
    wont nor neither without nothing couldnt havent hasnt unable nunk n nunka refuses_to dejo_de deja_de stopped imposible`,
  NOT_THAT: `no_es_que ni_que not_that no_porque no_es_por tampoco_es_que it_is_not_that isnt_that no_es_problema_de no_es_cosa_de no_es_asunto_de`,
  CONTRAST: `pero but sin_embargo however aunque although though ahora now hoy mas_bien sino lo_que_pasa actualmente lo_cierto en_cambio`,
  UNTOLD: `nadie_aviso nunca_avis* no_avis* nadie_notif* nunca_notif* no_notif* nunca_fuimos no_fuimos nobody_told never_told never_filed no_lo_tiene
    no_lo_tienen nadie_report* nunca_lo_report* no_lo_report* never_report* no_se_ha_presentado no_han_ingresado no_lo_han_ingresado falta_actualiz*
    falta_regist* falta_inscri* not_updated not_been_updated not_been_recorded not_recorded not_been_entered nobody_updated never_updated no_han_cambiado
    no_lo_han_cambiado no_lo_ha_cambiado sin_registrar sin_inscribir sin_actualizar no_esta_registrado no_esta_inscrito no_ha_sido_registrado
    no_ha_sido_inscrito aun_no_consta todavia_no_consta no_consta no_figura no_aparece_registrado not_registered_yet not_yet_registered no_me_han_registrado
    no_presentamos never_took_it nunca_subieron never_put no_han_puesto nunca_pusimos no_la_han_ingresado no_ha_sido_puesta`,
  UNKNOWN: `no_se no_sabe no_sabemos no_saben ni_idea do_not_know dont_know no_idea does_not_know doesnt_know sin_revisar not_checked no_he_revisado
    no_hemos_revisado not_verified no_he_visto no_lo_he no_lo_hemos no_ha_revisado no_verifi* sin_verificar no_consulta* not_sure no_estoy_seguro
    no_estoy_segura no_esta_segura no_esta_seguro unsure have_not_checked havent_checked no_hemos_consultado de_eso_no de_lo_demas_no
    could_not_tell couldnt_tell no_supo no_recuerda_el no_me_acuerdo_que nobody_has_checked`,
  CONTRADICT: `una_cosa no_se_pusieron_de_acuerdo se_contradi* contradic* contradict* una_dice uno_dice one_says la_otra_que el_otro_que otra_dice otro_dice
    y_suspendido_en olvidenlo says_another unos_dicen otros_dicen disagree* another_says dice_otra versiones no_se_ponen_de_acuerdo conflicting`,
  STEP: `llega_a_ese llego_a_ese llegado_a_la llegado_a_esa llegamos_a_esa llegamos_ni llegado_al_correo llego_al_correo llegado_a_ese llegar_a_ese
    llego_hasta llegado_hasta llega_hasta llego_a_eso llegue_a_eso llegado_a_eso llega_al_boton llegamos_al llegar_al llego_al_captcha llego_al_paso`,
  GUESS: `creo cree creen creemos creia capaz talvez tal_vez quizas quiza supongo suponemos supone sospech* parece pareceria maybe might guess guesses guessing guessed
    perhaps probabl* possibly suspect* think thinks sera a_lo_mejor de_repente ha_de ha_de_ser han_de debe_ser deben_ser seria estaria imagino
    could_be imagina presum* i_believe believe opina seguro_es puede_que pueda_ser puede_ser podria pienso piensa habra dudo assume*
    seguro_que may_be pensaba wonder* a_lo_menor intuyo temo asumo asume`,
  SAY: `dice dicen dijo dijeron dicho comenta comento comentaron cuenta conto contaron asegura aseguro afirma menciona menciono insiste jura sostiene
    says said told tells claim* according segun explico advirtio recomendo aconsejo opina aviso hears heard escuche oi platic* indica`,
  THEY_SAY: `dicen dizque nos_dicen me_dicen me_dijeron nos_dijeron segun they_say i_was_told we_were_told nos_comentaron me_comentaron rumor*
    told_us told_me comentan escuche i_heard we_heard me_conto me_comento supuestamente allegedly apparently contaron`,
  KIN: `primo prima primos sobrin* cunad* veci vecino vecina hermano hermana compadre comadre amig* friend* suegr* yerno nuera tio tia hijo hija marido esposo
    esposa mujer neighbo* brother sister cousin colega* colleague* tramitador* gestor* guardia conocido companer* grupo_de_whatsapp socio socia
    partner contador* contadora accountant* bookkeeper auditor abogad* lawyer jefe jefa boss facebook internet foro provider someone alguien notaria
    chico muchacho senora_de_la_limpieza chamber camara tiktok video cyber ciber`,
  AUTHORITY: `ventanilla* funcionari* senorita_del_iess clerk mostrador counter oficial_del_iess window pantalla sistema portal pagina letrero
    mensaje screen system page form formulario certificado captura screenshot resolucion notificacion consulta_publica catastro oficio
    consulta_del_sri carta letter agencia_del_iess del_mostrador aplicativo consulta comprobante constancia`,
  SOLVED: `hoy_activo ahora_activo quedo_activo ya_activo now_active active_again hoy_esta_activo hoy_consta_activo solucion* resuelt* resolvimos se_resolvio ya_resolv* arregl* corrigi* correg* corregid* solved fixed resolved sorted subsan* superad* superado reactiv*
    actualiz* updated corrected repaired repar* destrab* regulariz* ya_esta_bien reemplazad* rectific* cambie_con ya_lo_cambie
    lo_cambiamos`,
  STILL_OPEN: `sigue siguen still todavia aun pendiente pending tramite en_tramite falta faltan negad* negada denied not_yet aun_no todavia_no sin_respuesta
    hay_que tenemos_que toca has_to must_be igual until hasta_que mientras remains nuevamente volvieron`,
  PAST: `ano_pasado anterior_ticket el_ano_anterior last_year antes enero febrero marzo abril mayo junio julio agosto septiembre setiembre mes_pasado
    last_month semana_pasada hace_meses used_to estuvo tuvimos tuve previously antano in_march in_may in_june ticket_anterior before
    el_mes_anterior estaba tenia tenian habia era`,
  NOW: `ahora hoy now today actualmente actual esta_vez this_time currently hoy_dia`,
  IS: `es era son fue is was are be sea eran esta estan`,
  PROBLEM: `observacion* problema* problem* culpa lio inconveniente* novedad* causa tema asunto issue issues trouble cosa`,
  EVERYTHING: `todo todos todas everything all resto rest demas lo_demas todo_lo_demas everything_else lo_otro todo_lo_otro data datos`,
} as const satisfies Record<string, string>;
