package cortile.hub.post;

import cortile.identity.PersonalLinks;

/// The addresses of the pages that letters lead to. Secrets stand after the `#`, which no browser
/// sends.
public final class Links {
  private final PersonalLinks secrets;
  private final String address;

  /// @param address where people find the pages, without a slash at the end
  public Links(PersonalLinks secrets, String address) {
    this.secrets = secrets;
    this.address = address;
  }

  /// The page of a booking, for whoever holds the link.
  ///
  /// @param number of the link: a new one ends the old
  public String booking(String code, int number) {
    return address + "/prenotazione#" + code + "." + secret("booking", code, number);
  }

  /// As [#booking], on the question whether to give the places back.
  public String giveUp(String code, int number) {
    return booking(code, number) + ".rinuncio";
  }

  /// As [#booking], for a reservation.
  public String reservation(String code, int number) {
    return address + "/prenotazione#" + code + "." + secret("reservation", code, number);
  }

  /// The page of one's own bookings and reservations, for calendars that others may see.
  public String reservations() {
    return address + "/prenotazioni";
  }

  /// The public page of an event.
  public String event(String slug) {
    return address + "/eventi/" + slug;
  }

  /// The page on which something of a place is reserved.
  ///
  /// @param resource key
  public String space(String place, String resource) {
    return address + "/spazi/" + place + "/prenota/" + resource;
  }

  /// Whether a secret from the header `Cortile-Link` opens a booking or a reservation.
  ///
  /// @param kind `booking` or `reservation`
  public boolean opens(String kind, String code, int number, String secret) {
    return secrets.opens(kind, code + "." + number, secret);
  }

  private String secret(String kind, String code, int number) {
    return secrets.secret(kind, code + "." + number);
  }
}
