-- Other reasons have no usual paper: the unit judges by what was written and may ask for proof.
update absence_reasons set proof_required = false where code = 'OTHER';
