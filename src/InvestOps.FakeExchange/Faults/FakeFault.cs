namespace InvestOps.FakeExchange.Faults;

/// <summary>What the fake exchange can do wrong, as real sources were seen to do.</summary>
public enum FakeFault
{
    /// <summary>401 as for a wrong key; on one service only it looks as for a service without approval.</summary>
    Unauthorized = 0,

    /// <summary>403.</summary>
    Forbidden = 1,

    /// <summary>The page that shuts an address out, with status 200.</summary>
    BlockedPage = 2,

    /// <summary>Any other page, with status 200.</summary>
    OtherPage = 3,

    /// <summary>429; the value is the Retry-After in seconds, none where it is 0.</summary>
    TooManyRequests = 4,

    /// <summary>The value is the status, 503 where it is 0.</summary>
    ServerError = 5,

    /// <summary>302 to another host.</summary>
    Redirect = 6,

    /// <summary>No answer at all.</summary>
    Hang = 7,

    /// <summary>The body comes in pieces of a few bytes with waits between them; the value is the bytes a second, 640 where it is 0.</summary>
    Drip = 8,

    /// <summary>The connection is cut in the middle of the body.</summary>
    Cut = 9,

    /// <summary>A whole answer of half a body.</summary>
    Truncated = 10,

    /// <summary>JSON without the table.</summary>
    NoTable = 11,

    /// <summary>An empty list, as before the publication and on closed days.</summary>
    Empty = 12,

    /// <summary>Every issue with dashes in place of its numbers.</summary>
    Dashes = 13,

    /// <summary>Every number zero.</summary>
    Zeros = 14,

    /// <summary>The rows of the session before, under the date that was asked for.</summary>
    Yesterday = 15,

    /// <summary>The rows of the session before, under their own date.</summary>
    WrongDate = 16,

    /// <summary>The value is the share of rows that are missing, in percent; 12 where it is 0.</summary>
    MissingRows = 17,

    /// <summary>Numbers with thousands commas.</summary>
    Commas = 18,

    /// <summary>A negative close, a zero close, prices outside high and low, and a row twice.</summary>
    BadRows = 19,

    /// <summary>An error of the portal's gateway, in XML; the value is its code, 30 where it is 0.</summary>
    XmlError = 20,

    /// <summary>A body larger than any answer should be.</summary>
    Flood = 21,

    /// <summary>A body that never ends, as slow as <see cref="Drip"/>.</summary>
    Endless = 22,
}
