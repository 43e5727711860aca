using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Merging;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Reads one session back as its source published it.</summary>
internal sealed class SessionRead(ManifestFile files, MarketManifest manifest)
{
    public async Task<SessionData?> ReadAsync(TradingDate date, CancellationToken cancellationToken)
    {
        if (Holder(manifest.Bars, date) is not { } holder)
        {
            return null;
        }

        var table = new BarTable();
        var rows = await new BarFiles(files, table).ReadAsync(holder, cancellationToken);
        return new SessionData
        {
            Date = date,
            Bars = [.. rows.Where(row => table.Days[row] == date.Date.DayNumber).Select(table.BarAt)],
            Indices = Holder(manifest.Index, date) is { } index
                ? [.. IndexFile.Read(await files.OpenAsync(index, cancellationToken), index.Path).Where(row => row.Date == date.Date).Select(row => row.Bar)]
                : [],
        };
    }

    private static StoredFile? Holder(IReadOnlyList<StoredFile> stored, TradingDate date) =>
        stored.FirstOrDefault(file => file.Sessions.Any(session => session.Date == date.Date));
}
