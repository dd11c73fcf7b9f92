/** What is said of a topic: arriving, being closed, matching, turning in circles. Entries as in topics.ts. */
export const PREDICATE_WORDS = {
  ARRIVE: `llega* llego lleg* arriv* receiv* recib* recibe* cae cayo caen cayera caia ingresa_ninguna entra_nada entrante* aparece_nada coming came
    come comes got get gets reaches reach reached entro_ningun asoma* delivered deliver entregad* entra_a_la_bandeja ve_nada llegando
    entran landing lands shows_up show_up turn_up turns_up turned_up aterriza* arribe`,
  BOUNCE: `rebota* rebot* bounce* bouncing devuelto devuelve_el_correo devuelven mailer_daemon no_such_user user_unknown mailbox_full undeliverable
    lleno_desde mailbox_is_full buzon_lleno esta_lleno`,
  GONE: `cerr* clos* elimina* borra* borro delete* deleted deactivat* desactiva* dieron_de_baja dado_de_baja dada_de_baja de_baja extint*
    expir* caduc* vencid* vencio vencieron lapsed hackearon hackeado hackeada hackeo jackearon hakearon hacked dismantled desmantel* desapareci* quebro cancelo cancelad* cancel* murio
    perdi_ese perdi_el_correo shut shutdown shut_down dejo_de_existir dejaron_de_usar dejamos_de_usar ya_no_uso ya_no_usa ya_no_usamos
    abandon* dead muerto apago suspendi* dejo_de_funcionar obsolet* discontinu* dissolved no_longer_exists no_longer_exist gone vencer
    no_longer_works no_longer_active ya_no_existe ya_no_existen ya_no_vale ya_no_funciona ya_no_sirve inexistente nonexistent inhabilitad*
    disabled ya_no_tenemos ya_no_tengo defunct in_use_any_more`,
  EXIST: `exist* existe existen existia exists`,
  ACCESS: `abre* abro abrir abrimos abrirlo abren acceso_al acceso_a_ese acceso_a_esa acceso_al_correo access_to reviso revisa revisamos revisar maneja*
    manejo controlo controla controlamos uso usamos entro_al lee leo leemos open opens opened reads read checks log_into get_into ingresar_a_ese
    vea consult* entrar_a_ese entrar_al_correo tengo_acceso tiene_acceso tenemos_acceso acceder vemos mira_a_diario lo_revis* lo_lee reachable
    accessible operativo operativa monitor* acceso`,
  OTHER_OWNER: `contador* contadora* contable* secretari* secre asistente* asistent* asesor* accountant* bookkeeper* secretary assistant* ex
    exempleado* empleada_que former previous anterior* antigu* viej* old cyber* ciber* saliente tramitador* gestor* socio socia hermano hermana
    sobrin* hijo hija yerno nuera cunad* primo prima difunt* fallec* marido esposo esposa padre papa mama ajeno ajena desconocid* terceros tercero third_party
    extrano rara raro unknown_address stranger* someone_else otra_persona otro_senor partner trainee practicante* renunci* se_fue
    se_jubil* jubilo despedi* left resign* quit nieta nieto novio novia vendedor comprador* compradora otro_dueno duena_anterior ex_marido estudio_contable
    firma_contable vecin* exesposo ex_esposo agencia tesorer* proveedor provider asociacion universidad payroll_company hr`,
  MINE: `mio mia mios mias nuestr* ours mine propio propia my_own our_own de_la_empresa de_la_compania institucional corporativo company's
    mismo_desde same_one`,
  INVALID: `equivocad* mal_escrit* mal_registrad* mal_digitad* mal_ingresad* erroneo erronea error_de_tipeo incorrect* invalid* no_valid* mal_puest*
    wrong misspelled mistyped typo malo mala escribio_mal escribieron_mal pusieron_mal puso_mal desactualizad* outdated gmial hotmial gmai hotmal
    hotmail_con con_error una_letra_de_mas punto_de_mas falta_una_letra le_falto_una_letra esta_mal sta_mal ta_mal estaba_mal estar_mal`,
  VALID: `valid* valido correct* bien ok okay orden vigente* active activ* funciona* funcionando works working work confirmed confirmad* comprobad*
    verificad* verified check* coincid* fine good conforme al_dia in_order actualizad* updated sin_problema* sin_novedad* sin_nov sin_prob
    sin_observaciones sin_inconveniente* habilitad* regla good_standing normal perfect* probad* vale vale_bien sirve sin_novedades vivo
    abierto up_to_date no_problem no_issue no_trouble sin_prob* act`,
  REGISTERED: `registra registrad* registr* consta constan constaba aparece* figura* figuran on_file on_record listed lists registered recorded tiene
    tengo tenemos tienen`,
  CHANGED_BY_OTHER: `cambio_mi cambiaron_el cambio_el_correo cambiaron_mi sustituy* reemplaz*_sin suplant* modificaron_el alguien_cambio hijacked
    changed_without somebody_changed someone_changed sin_mi_permiso sin_nuestro_consentimiento without_our_consent sin_autorizacion
    without_permission sin_consentimiento without_my without_our`,
  SUSPENDED: `suspen* suspens* cese cesad* ceso pasivo pasiva inactiv* cancelad* cancelo cancele cancelaron cancelamos cancelled canceled
    cancellation cancelacion cerr* cerrad* cierre closed close clos* closure de_baja dado_de_baja dar_de_baja extingu* extint* anulad* struck_off
    deregister* ceased dormant inhabilitad* clausur* liquidad* entrego_el entregue_el entrego_su guardo_el quitaron_el revoked disabled blocked
    bloque* no_habilitad* dissolved baja di_de_baja passive deactivated`,
  ACTIVE: `activo activa act active vigente habilitad* al_dia good_standing abierto abierta ok bien fine good orden regla sin_problema*
    sin_novedad* sin_nov sin_observaciones funciona vale correcto correct valid* normal in_order no_problem pasa acepta accepted`,
  REACTIVATED: `reactiv* reabri* reabiert* rehabilit* reinici* levant* restored reopened reinstat* lifted`,
  MATCH: `coincid* corresponde* correspond* match* matches matched concuerda* concord* cuadra* reconoce* recognis* recogniz* acepta* aceptad*
    acepto accept* accepted valida validan validado pertenece* pasa pasan cruza* belongs coinciden iguales igual admite reconocid* tally
    validates`,
  MISMATCH: `rechaz* reject* refus* mismatch* differ* difier* diferen* no_coincid* distint* desconoce* bota bote boto noconcuerda inconsisten*
    discrepan* denied niega rebota no_match discrepancy`,
  UNCHANGED: `mism* same unchanged siempre sigue_siendo no_ha_cambiado sin_cambios no_cambio not_changed has_not_changed sin_cambio
    no_ha_variado inscrito_y_validado`,
  NEW_REP: `nuev* new newly actual actuales current recien flamante entrante sucesor* successor subrogante`,
  OLD_REP: `anterior* ex old viej* former previous saliente antigu* difunt* fallec* murio muerto died deceased late passed_away dead predecesor* removid*
    outgoing ausente renunci* resign* jubil* retired se_fue trasladad* revocad* salio past still todavia sigue siguen aun`,
  CHANGED: `cambi* chang* reemplaz* replac* nombr* appoint* design* eligi* elect* renov* sustitu* asumi* took_over`,
  TYPO: `digito* digit* tilde* letra* apellido* surname* mal_escrit* misspel* spell* invertid* cambiado_un swapped volteado* ortograf*
    transposed cero_de_mas typo* al_reves homonim* namesake equivocad* errad* digitad*`,
  LOOP: `bucle* loop loops looping looped vueltas repit* repet* repeat* gira* gir* spin* otra_vez vuelve_a_salir vuelve_a_pedir vuelve_a_empezar again_and_again reload*
    recarg* refresh* reinici* restart* never_ends nunca_acaba* nunca_termina* no_termina* infinit* sin_fin endless* forever una_y_otra pensando
    cambia_de refresc* keeps over_and_over vuelve over_again circul* eterno rondas rounds tandas otra_tanda no_acaban se_borra desmarca reappear*
    regresa termina* acaba*`,
  BLANK: `blanco blank gris gray grey vacio vacia empty roto rota broken borros* blurr* unreadable ilegible cruz_roja x_roja invisible negro
    papelito_roto en_blanco distorsion* no_se_ve`,
  LOAD: `carga* cargue load* aparec* appear* muestra* mostrar show* sale salen salir asoma* dibuja ve ven renders display* abre prende activa
    suena sound* plays habilita`,
  PASS: `pasa pasan paso pase pasar pasado pasamos pasaron pasando pasarla pasarlo pass passes passed passing avanz* advance* superar supera supero complet* solv* resolver atin* atino logr* deja dejan let lets marca* marcar acept* accept*
    get_past get_through through acierto tick funciona* works work sirve vale reconoce* reconoci* termin* valida valido valida cumplir permite
    fail_to`,
  FAILS: `incorrect* fall* fail* wrong reject* rechaz* error* expir* caduc* agotad* timeout timed_out time_out dana* danad* traba trabad* atasc* stuck
    bloquea* blocked inval* invalid* no_valid* imposible impossible try_again intente_de_nuevo reprueba* problem* atora* no_hay_como cuelg*
    hang* hung malogr* freeze* frozen`,
  REGISTERED_AS_EMPLOYER: `registrad*_como_empleador registrad*_como_patrono no_existe_como_empleador registered_as_an_employer
    registered_as_employer`,
} as const satisfies Record<string, string>;
