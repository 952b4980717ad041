/** Whom to reach, as typed. */
export interface Contact {
  name: string;
  email: string;
  phone: string;
}

export const emptyContact = (): Contact => ({ name: "", email: "", phone: "" });

/** What is missing or can't be, by the field's id; the words are keys of texts. Who is signed in can be reached without an address. */
export function contactFaults(contact: Contact, signedIn: boolean): Record<string, string> {
  const email = contact.email.trim();
  const wrong = email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email);
  return {
    ...(contact.name.trim() ? {} : { "contact-name": "events.fault-name" }),
    ...(email || signedIn ? {} : { "contact-email": "events.fault-email-missing" }),
    ...(wrong ? { "contact-email": "events.fault-email" } : {}),
  };
}

/** As the contract wants it: nothing that is empty, and the language in which mails are written. */
export function contactBody({ email, phone }: Contact, language: string) {
  return {
    ...(email.trim() ? { email: email.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
    language: language === "en" ? ("en" as const) : ("it" as const),
  };
}
