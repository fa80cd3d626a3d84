package org.florscribe.platform.persistence;

import java.util.List;

/** What happens to the rows of a practice that ends: once when it does, and again where a backup has brought them back. */
public final class PracticeRemains {

    /** Binds the time and the practice, and counts the keys there still were. */
    public static final String DATA_KEYS =
            "update keys.data_key set wrapped = null, wrapped_by = null, destroyed_at = ? where practice_id = ? and wrapped is not null";

    /** Binds the time and the practice. */
    public static final String KEYSET =
            "update keys.practice_keyset set wrapped = null, wrapped_index_key = null, destroyed_at = ? where practice_id = ? and destroyed_at is null";

    /** Each binds the practice. Audio whose rows are gone is removed from the store by the sweep. */
    public static final List<String> TAKEN_AWAY = List.of(
            "delete from patient_name_token where practice_id = ?",
            "delete from pipeline_step where practice_id = ?",
            "delete from engine_result where practice_id = ?",
            "delete from caption where practice_id = ?",
            "delete from recording_ticket where practice_id = ?",
            "delete from audio_segment where practice_id = ?",
            "delete from live_segment where practice_id = ?",
            "delete from webhook_attempt where practice_id = ?",
            "delete from webhook_delivery where practice_id = ?",
            "delete from mail where practice_id = ?",
            "delete from idempotency_key where practice_id = ?",
            "delete from one_time_link where practice_id = ?",
            "delete from half_sign_in where practice_id = ?",
            "delete from authenticator where practice_id = ?",
            "delete from recovery_code where practice_id = ?",
            "delete from passkey where practice_id = ?",
            "delete from single_sign_on_attempt where practice_id = ?",
            "delete from single_sign_on_link where practice_id = ?",
            "delete from single_sign_on_exempt where practice_id = ?",
            "update single_sign_on set active = false, required = false where practice_id = ?",
            "update delivery set state = 'PARKED', next_attempt_at = null, sealed_words = null, reason_code = 'VISIT_DESTROYED'"
                    + " where practice_id = ? and state in ('QUEUED', 'UNKNOWN', 'PARKED')",
            "update recording set fingerprint = null, sealed_peaks = null, sealed_measurement = null where practice_id = ?",
            "update staff set state = 'DISABLED', version = version + 1 where practice_id = ? and state <> 'DISABLED'");

    /** Each binds the time and the practice. */
    public static final List<String> MARKED = List.of(
            "update patient set sealed_mrn = null, mrn_index = null, birth_date_index = '', destroyed_at = coalesce(destroyed_at, ?)"
                    + " where practice_id = ?",
            "update encounter set destroyed_at = coalesce(destroyed_at, ?), attention_code = null where practice_id = ?",
            "update session set revoked_at = coalesce(revoked_at, ?) where practice_id = ?",
            "update api_key set revoked_at = coalesce(revoked_at, ?) where practice_id = ?",
            "update tenant set ended_at = coalesce(ended_at, ?) where id = ?");

    private PracticeRemains() {}
}
