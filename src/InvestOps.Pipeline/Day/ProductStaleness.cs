using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Day;

/// <summary>
/// Whether a session's signals or report were made from rows that have given way since: official ones took the place of provisional
/// ones, or a person decided otherwise about held-back rows. Older history and the issue list do not count: a change of those alone is no
/// reason to say of past days what was not said on them.
/// </summary>
public sealed class ProductStaleness(IAssetStore store, ProvisionalSessions provisional)
{
    /// <summary>So many sessions up to a product's own are looked at.</summary>
    public const int Reach = 20;

    private const string Recent = "recent";
    private const string Provisional = "provisional";

    /// <summary>Adds to a scan's inputs what tells whether it is stale.</summary>
    public async Task AddInputsAsync(IDictionary<string, string> inputs, TradingDate session, MarketDescription stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(stored);
        inputs[Recent] = stored.RecentOf(session.Date, Reach);
        if (await provisional.SourceOfAsync(session, cancellationToken) is { } source)
        {
            inputs[Provisional] = source;
        }
    }

    /// <returns>The source of the provisional rows that a product was made from; null where its session's rows were official.</returns>
    public static string? ProvisionalSourceIn(AssetManifest product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return product.Inputs.GetValueOrDefault(Provisional);
    }

    /// <summary>Looks at a product that is there.</summary>
    public async Task<bool> IsStaleAsync(StageName stage, TradingDate session, MarketDescription stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stage is not (StageName.Scan or StageName.Report) || await ReadAsync(AssetCatalog.SignalsManifest(session), cancellationToken) is not { } signals)
        {
            return false;
        }

        if (stage == StageName.Report)
        {
            return await ReadAsync(AssetCatalog.DailyReportManifest(session), cancellationToken) is { } report && !IsMadeFrom(report, signals);
        }

        // Signals of a program that did not write this yet are left as they are.
        return signals.Inputs.TryGetValue(Recent, out var recent)
            && (recent != stored.RecentOf(session.Date, Reach) || ProvisionalSourceIn(signals) != await provisional.SourceOfAsync(session, cancellationToken));
    }

    private static bool IsMadeFrom(AssetManifest report, AssetManifest signals) =>
        report.Inputs.GetValueOrDefault(Recent) == signals.Inputs.GetValueOrDefault(Recent) && ProvisionalSourceIn(report) == ProvisionalSourceIn(signals);

    // A damaged manifest of a past day is told by who needs that day; it must not stop what is due.
    private async Task<AssetManifest?> ReadAsync(AssetPath manifest, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadJsonAsync<AssetManifest>(manifest, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
