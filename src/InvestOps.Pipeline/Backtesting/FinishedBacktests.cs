using System.Globalization;
using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration.Yaml;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Reads published backtests back.</summary>
internal static class FinishedBacktests
{
    private const string Folder = "backtests/";

    /// <exception cref="InvalidRequestException">There is no such backtest, or it is not finished; names the nearest one there is.</exception>
    /// <exception cref="InvalidDataException">A file of it is missing or is not what it should be.</exception>
    public static async Task<FinishedBacktest> ReadAsync(IAssetStore store, string id, CancellationToken cancellationToken)
    {
        if (!BacktestMessage.IsName(id) || await store.ReadJsonAsync<AssetManifest>(AssetCatalog.BacktestManifest(id), cancellationToken) is not { } manifest)
        {
            throw new InvalidRequestException([await UnknownAsync(store, id, cancellationToken)]);
        }

        var result = await store.ReadJsonAsync<BacktestDocument>(AssetCatalog.Backtest(id, "result.json"), cancellationToken);
        var request = await store.ReadAsync(AssetCatalog.Backtest(id, "request.json"), cancellationToken);
        var curve = await store.ReadAsync(AssetCatalog.Backtest(id, "equity.csv"), cancellationToken);
        if (result is null || request is null || curve is null)
        {
            throw new InvalidDataException($"The files of backtest {id} are not all there. Run it again.");
        }

        var points = PointsOf(id, curve);
        return new FinishedBacktest
        {
            Result = result,
            Request = BacktestMessage.Read(request),
            Manifest = manifest,
            Dates = [.. points.Select(point => point.Date)],
            Equity = [.. points.Select(point => point.Equity)],
        };
    }

    private static async Task<string> UnknownAsync(IAssetStore store, string id, CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(AssetCatalog.Reports, Folder, cancellationToken))
            .Where(path => path.Path.EndsWith("/manifest.json", StringComparison.Ordinal))
            .Select(path => path.Path.Split('/')[1])
            .ToArray();
        var hint = Spelling.Closest(id, known) is { } close
            ? $"Did you mean '{close}'?"
            : known.Length == 0 ? "No backtest is finished yet." : $"Finished are {string.Join(", ", known.Take(5))}{(known.Length > 5 ? ", …" : "")}.";
        return $"There is no finished backtest '{Spelling.Shown(id)}'. {hint}";
    }

    // The columns date and equity of the file that the publisher writes; a byte order mark may stand before them.
    private static List<(DateOnly Date, double Equity)> PointsOf(string id, byte[] csv)
    {
        var points = new List<(DateOnly, double)>();
        foreach (var line in Encoding.UTF8.GetString(csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Split(',');
            if (cells.Length < 2
                || !DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || !double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var equity)
                || !double.IsFinite(equity))
            {
                throw new InvalidDataException($"equity.csv of backtest {id} cannot be read at '{Spelling.Shown(line)}'. Run it again.");
            }

            points.Add((date, equity));
        }

        return points.Count > 0 ? points : throw new InvalidDataException($"equity.csv of backtest {id} has no session. Run it again.");
    }
}
