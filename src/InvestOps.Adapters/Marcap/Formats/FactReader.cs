using System.Globalization;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>Reads dividends, successions and offer prices. One wrong line refuses the file: a fact is money.</summary>
internal sealed class FactReader(string path, IForeignFile file, ColumnNames columns)
{
    private const double MostWon = 1e9;
    private const double LeastRatio = 1e-6;
    private const double MostRatio = 1e4;

    private readonly string _name = Path.GetFileName(path);

    /// <exception cref="MarketDataException">A line has no code, no amount above zero, or no date.</exception>
    public MarketFacts Read(ImportedFileKind kind) => kind switch
    {
        ImportedFileKind.Dividends => new MarketFacts
        {
            Dividends = [.. Lines("ex_date", 0, MostWon, "amount").Select(line => new CashDividend(line.Symbol, line.Day, (decimal)line.Number, line.Source))],
        },
        ImportedFileKind.Successions => new MarketFacts { Successions = Successions() },
        _ => new MarketFacts
        {
            Offers = [.. Lines("listing_date", 1, MostWon, "offer_price").Select(line => new Offer(line.Symbol, line.Day, (long)line.Number, line.Source))],
        },
    };

    private Succession[] Successions()
    {
        var successors = file.ReadTexts(columns.Find("successor"));
        return [.. Lines("date", LeastRatio, MostRatio, "ratio").Select((line, row) =>
            Symbol.TryParse(successors[row], out var successor) && successor != line.Symbol
                ? new Succession(line.Symbol, successor, line.Day, (decimal)line.Number, line.Source)
                : throw Wrong(row, $"'{successors[row]}' is no code of a successor"))];
    }

    private IEnumerable<(Symbol Symbol, DateOnly Day, double Number, string Source)> Lines(string date, double least, double most, string number)
    {
        var (codes, days, numbers) = (file.ReadTexts(columns.Find("code")), file.ReadDays(columns.Find(date)), file.ReadNumbers(columns.Find(number)));
        var sources = columns.Find("source") is >= 0 and var column ? file.ReadTexts(column) : [];
        for (var row = 0; row < codes.Length; row++)
        {
            if (!Symbol.TryParse(codes[row], out var symbol))
            {
                throw Wrong(row, $"'{codes[row]}' is no KRX code");
            }

            if (!(numbers[row] > 0 && numbers[row] >= least && numbers[row] <= most))
            {
                throw Wrong(row, string.Create(CultureInfo.InvariantCulture, $"{number} is {numbers[row]}; expected is a number above 0 and up to {most:0}"));
            }

            yield return (symbol, DateOnly.FromDayNumber(days[row]), numbers[row], sources.Length == 0 ? _name : sources[row]);
        }
    }

    private MarketDataException Wrong(int row, string problem) => new(string.Create(CultureInfo.InvariantCulture, $"{_name}, data line {row + 1}: {problem}."));
}
