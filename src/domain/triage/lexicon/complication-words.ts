/** Words for what may come on top of a cause, and for what decides its route. Entries as in topics.ts. */
export const COMPLICATION_WORDS = {
  NO_TURN: `no_hay no_existen agotad* sin_cupo no_available none_available fully_booked no_slots no_appointments sin_turno no_cuenta_con_disponibilidad
    no_consigo no_conseguimos no_encuentro no_encontramos no_dan no_me_dan sin_conseguir no_disponib*`,
  OTHER_OFFICE: `me_mandaron_a_otra nos_mandaron_a_otra en_esa_agencia_no alli_no_se_puede ahi_no_se_puede esa_oficina_no otra_agencia
    agencia_equivocada wrong_office other_office not_at_this_office ventanilla_equivocada ahi_no_hacen alli_no_hacen ahi_no_atienden esa_agencia_no
    no_es_en_esta no_era_ahi sent_us_to_another sent_me_to_another me_enviaron_a_otra nos_enviaron_a_otra`,
  EXPIRED: `expir* caduc* venci* vencid* venc timed_out ya_no_es_valido tarde ya_no_servia se_paso_el_tiempo mas_de_3_minutos too_late
    3_minutos tres_minutos three_minutes`,
  TRIED: `prob* puse pongo use usando uso meti digite digitamos intente intentamos tried typed used entered ingrese ingreso utilic* utilizando pusimos trate`,
  DOMESTIC: `domestic* empleada_domestica trabajadora_del_hogar ayuda_en_la_casa ayuda_en_casa nanny maid housekeeper gardener dom puertas_afuera
    puertas_adentro cuida_a_mi cuida_a_su senora_de_la_casa empleada_de_la_casa de_mi_casa niñera ninera`,
  OUTAGE: `caido_el_sistema no_hay_sistema no_habia_sistema sin_sistema sistema_caido pagina_caida portal_caido en_mantenimiento under_maintenance
    servicio_no_disponible service_unavailable portal_down site_is_down website_is_down system_down fuera_de_servicio out_of_service
    intente_mas_tarde try_again_later posible_caida no_se_puede_acceder_a_este_sitio`,
  DOWN: `caido caida caidos cae mantenimiento maintenance outage se_cuelga no_carga no_abre down en_blanco_desde`,
  FOREIGN: `extranjer* foreign* pasaporte passport codigo_de_identificacion nacionalidad residente expat* canadiense colombian* peruan* venezolan*
    espanol espanola canadian american italian* aleman* chilen* argentin* mexican* chino china colombian venezuelan`,
  SENT: `debemos debo debe tiene_que tenemos_que nos_envia nos_manda me_manda me_mando nos_mando mando_a sent told_us_to told_me_to must acerquese acercarse acerque acuda acudir
    acercarnos le_puso indica indico directs routes me_envia`,
  NO_MAIL: `sin_correo correo_vacio correo_en_blanco no_registra_correo no_registra_un_correo no_tiene_correo_registrado no_email no_e_mail_address no_e_mail_registered
    sin_direccion_de_correo sin_mail no_hay_correo no_tengo_ningun_correo no_hay_ningun_correo ningun_correo_registrado nunca_ha_tenido_mail nunca_tuvo_correo
    no_consta_correo no_consta_direccion no_e_mail_on no_mail_on sin_ningun_correo correo_ninguno no_tienen_ningun_correo espacio_del_correo_en_blanco
    no_hay_un_correo no_existe_correo there_is_no_e_mail no_registered_e_mail no_e_mail_address_on no_email_on no_email_registered correo_en_ficha_ninguno no_registra_correo_electronico
    no_tengo_correo_registrado e_mail_field_is_empty campo_correo_vacio`,
  NONE: `ningun ninguno ninguna sin none`,
  ON_FILE: `registra registrado registrada consta figura on_file registered on_record`,
  RECORD: `registro record ficha sistema file`,
} as const satisfies Record<string, string>;
