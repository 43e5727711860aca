using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>A session while the sources are asked for it one after the other, until the gate lets one's rows pass.</summary>
internal sealed class TakenSession
{
    private readonly List<string> _notes = [];

    /// <summary>What the sources that did not give the session said, and why rows of theirs were held back.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The source that was asked last and had the session.</summary>
    public IMarketDataSource? Source { get; private set; }

    /// <summary>What that source noted of its rows.</summary>
    public IReadOnlyList<string> SourceNotes { get; private set; } = [];

    /// <summary>What may be published; null where no rows were let in.</summary>
    public GateVerdict.Pass? Pass { get; private set; }

    /// <summary>The rows of the most trusted source whose rows were held back.</summary>
    public (SessionData Session, string Source)? HeldFirst { get; private set; }

    /// <returns>Rows to be judged; null where there is nobody left to ask.</returns>
    /// <exception cref="SourceException">No source gave the session, and no rows were held back.</exception>
    public async Task<SessionData?> AskAsync(Func<Task<FetchedSession>> take)
    {
        FetchedSession fetched;
        try
        {
            fetched = await take();
        }
        catch (SourceException fault) when (HeldFirst is not null)
        {
            _notes.Add(fault.Message);
            return null;
        }

        _notes.AddRange(fetched.Notes);
        (Source, SourceNotes) = (fetched.Source, fetched.Published?.Notes ?? []);
        return fetched.Published?.Session;
    }

    /// <returns>Whether the rows pass; if not, another source is to be asked.</returns>
    public bool IsDecidedBy(GateVerdict verdict, SessionData session)
    {
        Pass = verdict as GateVerdict.Pass;
        if (verdict is GateVerdict.HoldDay hold)
        {
            _notes.Add(hold.Reason);
            HeldFirst ??= (session, Source!.Name);
        }

        return Pass is not null;
    }
}
