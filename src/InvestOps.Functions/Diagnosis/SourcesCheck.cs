using System.Globalization;
using InvestOps.Adapters.DataGoKr;
using InvestOps.Adapters.Http;
using InvestOps.Adapters.KrxOpenApi;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>The sources of market data: keys, what is left of the day's requests, blocks, and with <c>--online</c> whether they answer and the keys are approved.</summary>
public sealed class SourcesCheck(ConfiguredSources sources, IAssetStore store, TradingCalendar calendar, TimeProvider time) : IDoctorCheck
{
    private static readonly Dictionary<string, int> Quotas = new(StringComparer.Ordinal)
    {
        [KrxOpenApiSource.SourceName] = KrxOpenApiSettings.RequestsPerDay,
        [DataGoKrSource.SourceName] = DataGoKrSettings.RequestsPerDay,
    };

    public string Name => "sources";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        if (sources.All.Count == 0)
        {
            return [Finding.Note(Name, "configs/ingest.yaml names no source, so nothing is fetched.", "Add one; docs/SOURCES.md lists them")];
        }

        var findings = new List<Finding>();
        foreach (var source in sources.All)
        {
            findings.Add(sources.MissingKeys.TryGetValue(source.Name, out var setting)
                ? MissingKey(source.Name, setting)
                : await ShutAsync(source.Name, cancellationToken) ?? (online ? await AskAsync(source, cancellationToken) : await ReadyAsync(source.Name, cancellationToken)));
        }

        return findings;
    }

    // A note: the PC fetches nothing, and who imports files needs no key either.
    private Finding MissingKey(string source, string setting) => Finding.Note(
        Name,
        sources.All.All(other => sources.MissingKeys.ContainsKey(other.Name)) ? $"{source} has no key, nor has any other source: timers fetch nothing here, only imports bring data." : $"{source} has no key and is passed over.",
        $"Get a key (docs/SOURCES.md says where) and set it in the environment as {setting}, or take the source out of configs/ingest.yaml");

    private async Task<Finding?> ShutAsync(string source, CancellationToken cancellationToken)
    {
        var state = await StateOfAsync(source, cancellationToken);
        var until = state?.BlockedUntil > state?.PausedUntil || state?.PausedUntil is null ? state?.BlockedUntil : state?.PausedUntil;
        return until > time.GetUtcNow()
            ? Finding.Wrong(Name, string.Create(CultureInfo.InvariantCulture, $"{source} is not asked until {until.Value.ToOffset(KoreaTime.Offset):yyyy-MM-dd HH:mm}: {state!.Reason}"), $"Wait, or when the cause is mended: investops ingest --unblock {source}")
            : null;
    }

    private async Task<Finding> ReadyAsync(string source, CancellationToken cancellationToken)
    {
        var used = await StateOfAsync(source, cancellationToken) is { } state && state.Day == KoreaTime.DateAt(time.GetUtcNow()) ? state.Requests : 0;
        return Quotas.TryGetValue(source, out var quota)
            ? Finding.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"{source} has a key; {quota - used:N0} of {quota:N0} requests are left today (not asked: --online does)"))
            : Finding.Ok(Name, $"{source} needs no key");
    }

    private async Task<Finding> AskAsync(IMarketDataSource source, CancellationToken cancellationToken)
    {
        var published = calendar.LastOnOrBefore(KoreaTime.DateAt(time.GetUtcNow()));
        while (published is { } candidate && source.PublishedAt(candidate) > time.GetUtcNow())
        {
            published = calendar.Previous(candidate);
        }

        if (published is not { } session)
        {
            return Finding.Note(Name, $"{source.Name} has nothing published yet.", "Nothing");
        }

        try
        {
            await source.FetchAsync(session, cancellationToken);
            return Finding.Ok(Name, $"{source.Name} answers for {session}; its key is approved");
        }
        catch (SourceException exception)
        {
            return Finding.Wrong(Name, exception.Message, exception.Fault switch
            {
                SourceFault.ServiceNotApproved => "Apply for the service with that key, and wait for the approval (docs/SOURCES.md)",
                SourceFault.AuthMissing or SourceFault.AuthRejected => "Set the right key in the environment (docs/SOURCES.md)",
                SourceFault.QuotaExceeded or SourceFault.Blocked => "Wait; the next due tick asks again",
                _ => "Try again later; the timers do so by themselves",
            });
        }
    }

    private Task<SourceState?> StateOfAsync(string source, CancellationToken cancellationToken) =>
        store.ReadJsonAsync<SourceState>(AssetCatalog.SourceState(source), cancellationToken);
}
