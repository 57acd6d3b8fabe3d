const REQUEST = /^req_[0-9a-hjkmnp-tv-z]{26}$/;

/** Whether this can be a request's id, as answers carry it in `x-request-id`. */
export function looksLikeRequest(text: string): boolean {
  return REQUEST.test(text.trim());
}
