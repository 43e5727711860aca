namespace InvestOps.Testing.Slack;

/// <summary>What goes wrong with a call to the fake Slack.</summary>
public abstract record FakeSlackFault
{
    private FakeSlackFault()
    {
    }

    /// <summary>HTTP 429.</summary>
    /// <param name="Seconds">The header Retry-After; null: Slack forgets it.</param>
    public sealed record TooMany(int? Seconds) : FakeSlackFault;

    /// <summary>A bare status.</summary>
    /// <param name="Code">The HTTP status.</param>
    public sealed record Status(int Code) : FakeSlackFault;

    /// <summary>HTTP 200 with <c>ok: false</c>.</summary>
    /// <param name="Code">Slack's word.</param>
    public sealed record Error(string Code) : FakeSlackFault;

    /// <summary>No answer until the caller gives up; nothing is done.</summary>
    public sealed record Hang : FakeSlackFault;

    /// <summary>The call is done, and the connection is cut before the answer.</summary>
    public sealed record AcceptThenDrop : FakeSlackFault;

    /// <summary>HTTP 200 from somebody else.</summary>
    /// <param name="Type">The type of content; null: none is said.</param>
    /// <param name="Body">What is answered.</param>
    public sealed record Foreign(string? Type, string Body) : FakeSlackFault;
}
