/** Words that say which credential, which institution and what the writer wants. Entries as in topics.ts. */
export const SETTING_WORDS = {
  OTHER_SYSTEM: `sut ministerio_de_trabajo ministerio_del_trabajo ministry_of_labour ministry_of_labor min_trabajo mdt supercias
    superintendencia super_de_companias arcsa sercop banco bank cajero biess quirografario hipotecario firma_electronica electronic_signature token
    p12 aduana ecuapass senae municipio quipux senescyt registro_civil netflix facebook instagram cash_management banca pichincha
    produbanco guayaquil_bank compras_publicas rup anexo declarar declaracion facturar facturacion_electronica iva vat retencion* invoice
    renta_del_ano sri_en_linea formulario_104`,
  OWN_KEY: `afiliad* affiliate asegurad* jubilad* pensionista* pension retiree retired_person voluntari* voluntary historia_laboral mecanizado
    prestamo* loan montepio clave_personal personal_key personal_iess seguro_campesino turno_medico cita_medica
    hospital dispensario cesantia his_own_iess own_iess worker's personal_account`,
  PAYROLL: `planilla* decimo* sueldo* salario* salary wage wages fondos_de_reserva reserve_fund* utilidades liquidacion_de_haberes finiquito aporte*
    contribution* horas_extras overtime aviso_de_entrada aviso_de_salida entry_notice exit_notice glosa* mora certificado_de_cumplimiento
    vacaciones jornada tabla_sectorial sectorial*`,
  SPAM: `cotizacion oferta* descuento* promocion* preaprobad* credito haga_clic curso capacit* inscripcion* newsletter unsubscribe reenvia
    bendiciones felicidades ganador premio invertir inversion casino bitcoin vendo precio_de catalogo proforma factura_por honorarios pedido_minimo
    webinar`,
  LOGGED_IN: `entramos ingresamos entro ingreso ingrese entre log_in logged_in inicie_sesion iniciamos_sesion accedemos entra_normal
    entra_sin_problema ya_estamos_dentro entrando dentro_del_portal log_into opera usamos`,
  FIRST: `primer_vez primera_vez primera_ocasion first_time first_key primer* first 1ra_vez 1ra inicial initial por_vez_primera cero scratch
    recien* reciente* new_employer`,
  NEVER: `nunca jamas never nunk`,
  HIRE: `contrat* hire* hiring emple* afili* asegur* worker* trabajador* trabajadora* staff employee employees nomina payroll colaborador* ayudante*
    asistente* personal enrol* chica* muchach* obrero* cocinera* mesero* domestica* nanny gardener maid housekeeper`,
  NEW_FIRM: `constitu* incorporat* nuev* startup newly abri abrimos inaugur* consorcio consortium fideicomiso escision recien_creada
    fundamos formed created conform* nace nacio new empez* emprend* opened joint_venture sas`,
  REGISTER_AS: `registro_de_nuevo_empleador nuevo_empleador registrar_como_empleador registrarse_como registrarme_como inscri* registrar* registr*
    new_employer_registration register_as`,
  FORGOT: `olvid* forgot* forget no_recuerd* no_me_acuerd* no_acuerd* perdi* perdimos perdio lost lose misplaced venc* expir* caduc* bloque* block*
    locked renovar renew resete* reset restablec* reestablec* recuper* recover* cambi* reponer se_llevo borro extravi* memoria anotad*`,
  IN_PERSON: `acercar* acerque* presencial* in_person centro_de_atencion cau service_centre service_center ventanilla acuda acudir
    office_in_person go_in_person visit_a vaya_a acercarnos attend apersonar*`,
  TURN: `turno* cita citas appointment* agendar slot* cupo* agendamiento`,
} as const satisfies Record<string, string>;
