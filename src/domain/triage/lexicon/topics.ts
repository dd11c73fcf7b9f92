/**
 * Words for the things a ticket speaks about. An entry is one word or words joined by `_`; a trailing `*` stands for any ending.
 * Spelling is folded (fold.ts), so accents, b/v, s/z, ll/y and silent h need no variants here.
 */
export const TOPIC_WORDS = {
  MAIL: `correo* mail mails email* e_mail* gmail hotmail outlook yahoo buzon* bandeja inbox mailbox* correito* maill mil_correo direccion_electronica
    direccion_registrada direccion_de_correo direccion_del_correo address_on_file e_mail_address registered_address address_on_record
    casillero_electronico cuenta_de_correo dominio* domain* webmail imel meil address la_cuenta_a esa_cuenta cuenta_personal cuenta_a_la esa_direccion la_direccion_que direccion_electronica_que esa_casilla cuenta_de_gmail cuenta_de_hotmail cuenta_de_yahoo`,
  DELIVERY: `enlace* link links liga codigo* codiguito* otp code codes mensaj* message messages notificacion* token_de_correo lin reset_mail
    confirmacion url sms`,
  RUC: `ruc rucs registro_unico taxpayer* tax_id tax_number tax_registration tax_registry tax_record tax_status contribuyente* registro_tributario
    estado_tributario numero_tributario situacion_tributaria estado_en_el_sri tax_identification rimpe`,
  SRI: `sri rentas srl_en_linea tax_authority tax_office`,
  REP: `representante* rep rept repre rl gerente* gte gerencia gerenta presidente* presidenta pte vicepresidente* administrador* apoderado*
    procurador* liquidador* superior* parroco* director directora directores manager* gm ceo cfo representative* attorney_in_fact directiva
    titular* chairman chairwoman president principal rector rectora curador* albacea head_of_the_company liquidator legal_rep representacion
    subrogante mandatario`,
  IDN: `cedula* ced cedul* ci dni pasaporte* passport* id ids id_number identificacion* identidad identity nombre* apellido* name names surname*
    nombramiento* nomb identificaciones last_name first_name spelling datos_del_representante numero_de_identificacion fecha_de_nacimiento
    birth_date date_of_birth designacion`,
  CAPTCHA: `captcha* capcha* recaptcha* recapcha* capch* catcha* kapcha* captch* robot* antirobot* anti_robot* anti_bot antibot bot semaforo* bicicleta*
    bus buses puente* hidrante* crosswalk* traffic_light* pasos_cebra bicycle* motocicleta* rompecabezas puzzle* letritas letras_torcidas
    are_you_human soy_humano es_humano not_a_robot eres_humano i_am_human verify_you_are_human verificacion_visual visual_check
    imagen_de_seguridad imagen_de_verificacion verificacion_de_google verification_image prueba_de_seguridad human_check human_verification
    prueba_de_imagenes image_test picture_test image_challenge chimenea* escaleras cuadritos fotitos dibujito* soy_persona uno_es_persona
    security_picture fire_hydrant* motos_y seleccione_todas codigo_de_la_imagen picture_code`,
  CAPWEAK: `imagen imagenes foto fotos dibujo* letras letra numeritos casilla casillita recuadro* cuadro cuadrito verificacion verification
    picture* image images box checkbox challenge desafio figura* figurita* prueba test tick visto verificador captura_de_seguridad letters
    squares squiggly audio validacion tiles grafico* numeros_borrosos`,
  KEY: `clave* contrasena* password* key keys credencial* acceso access passw contrasenia claves pasword usuario login`,
  EMPLOYER: `empleador* patronal* patrono* patron patrona empleadora* employer* emp empl pat patr`,
  IESS: `iess ies seguro_social el_seguro del_seguro instituto social_security`,
  PORTAL: `portal pagina* pag sistema* pantalla* screen formulario* form page website system web aplicativo plataforma sitio letrero site registro_patronal
    ficha record records`,
  SHOP: `local tienda* negocio* restaurante* almacen* taller fabrica oficina shop store restaurant business hostel puerta sucursal cuenta_bancaria
    bodega bazar boutique consultorio salon`,
} as const satisfies Record<string, string>;
