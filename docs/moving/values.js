// Fields for the parameters of an activation, and what is written of those that are not the defaults.
const fieldsOf = (one, values) => Object.entries(PARAMETERS[one] ?? {}).map(([key, [, interval]]) => `<label>${key}
  <input type="number" step="any" data-of="${one}" data-key="${key}" value="${values[key]}"
  aria-label="${key} of ${DATA.titles[one]}"></label>
  <span>in ${withMinus(interval)}</span>`).join('');

const changedOf = (one, values) => Object.entries(values).filter(([key, value]) => value !== defaults(one)[key]);
const withValues = (one, values) => changedOf(one, values).map(([key, value]) => `${key} = ${shown(value)}`)
  .join(' and ');

// What legends call a curve, as in elu(x, alpha=2); between others, where nothing is called, as in elu (alpha=2).
const settings = ({ other, values }) => changedOf(other, values).map(([key, value]) => `${key}=${shown(value)}`);
const labelled = (curve) => ({ ...curve, label: curve.label.replace('(x', ['(x', ...settings(curve)].join(', ')) });
const named = (curve) => curve.other + (settings(curve).length ? ` (${settings(curve).join(', ')})` : '');

// Takes what a field has, with those beside it, and returns the values if all of them are valid.
function takenFrom(field) {
  const { of } = field.dataset;
  const fields = [...field.form.querySelectorAll(`[data-of="${of}"]`)];
  const given = Object.fromEntries(fields.map(({ dataset, value }) => [dataset.key, value ? Number(value) : NaN]));
  const areValid = isValid(of, given);
  for (const each of areValid ? fields : [field]) each.setAttribute('aria-invalid', !areValid);
  return areValid ? given : undefined;
}
