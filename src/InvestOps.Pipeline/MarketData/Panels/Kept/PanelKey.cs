using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>The identity of a panel: the market's vintage, its sessions, the lists beside the bars, and the code that reads them.</summary>
internal sealed class PanelKey
{
    private readonly string _identity;

    private PanelKey(string identity) => _identity = identity;

    public string Shape => $"panel-{_identity}.shape";

    /// <param name="vintage">The identity of all that is stored up to the last session; see <see cref="MarketDescription.VintageOf"/>.</param>
    /// <param name="status">Whether status flags and boards are among it.</param>
    /// <param name="besides">The hashes of the issue list and of the index files of the range.</param>
    public static PanelKey Of(string vintage, TradingDate first, TradingDate last, bool status, IEnumerable<string> besides)
    {
        // What a build makes of the stored rows is its own affair: another build makes its own copy.
        var code = $"{typeof(PanelKey).Module.ModuleVersionId} {typeof(MarketPanel).Module.ModuleVersionId}";
        var text = string.Create(CultureInfo.InvariantCulture, $"{code}\n{vintage}\n{first} {last} {status}\n{string.Join(' ', besides)}");
        return new PanelKey(ContentHash.Of(text)[..32]);
    }

    public string Column(PanelColumn column) => $"panel-{_identity}-{column.ToString().ToLowerInvariant()}.rows";
}
