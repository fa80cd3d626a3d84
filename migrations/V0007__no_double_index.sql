-- The unique key (practice_id, id) lists the patients of a practice, newest first, as well as this one did.
drop index ix_patient_list;
