namespace InvestOps.Pipeline.Ports;

/// <summary>Why a source could not be used; each kind has its own way out.</summary>
public enum SourceFault
{
    /// <summary>No key is set.</summary>
    AuthMissing = 0,

    /// <summary>The key is refused: wrong, expired, or of another address. Asking again does not help.</summary>
    AuthRejected = 1,

    /// <summary>The key is good, but one of the services that it is used for was not approved for it.</summary>
    ServiceNotApproved = 2,

    /// <summary>The source shuts this address out. Asking again makes it longer, so nobody asks for a day.</summary>
    Blocked = 3,

    /// <summary>The day's number of requests is used up.</summary>
    QuotaExceeded = 4,

    /// <summary>An answer that is not what was asked for: cut, of another date, of another form.</summary>
    SuspiciousPayload = 5,

    /// <summary>Time-outs, broken connections and errors of the server, after all attempts.</summary>
    Transient = 6,
}
