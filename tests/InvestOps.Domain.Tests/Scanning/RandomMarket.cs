using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Testing;

namespace InvestOps.Domain.Tests.Scanning;

/// <summary>
/// A small market out of a seed, with late listings, delistings, halts, splits, moves between boards, twins with equal prices, SPACs, preferred
/// shares and now and then a gap in the store.
/// </summary>
internal sealed record RandomMarket(int Seed)
{
    public const int Sessions = 50;
    private const int Issues = 24;

    /// <summary>Every price is multiplied by this.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>How many issues the codes are moved on by, which changes the order of issues and nothing else.</summary>
    public int Rotation { get; init; }

    /// <summary>0 = the market's own splits; otherwise half of the issues split by this ratio on one session, and there are no others.</summary>
    public int SplitInto { get; init; }

    public bool HasGaps { get; init; } = true;

    public bool HasTwins { get; init; } = true;

    public MarketBuilder Builder()
    {
        var builder = new MarketBuilder(Sessions);
        var random = new Random(Seed);
        for (var i = 0; i < Issues; i++)
        {
            var twin = HasTwins && i % 8 == 7;
            Add(builder, i, twin ? new Random(Seed + i - 1) : new Random(Seed + i), random);
        }

        var index = 2500;
        builder.Index("KOSPI", _ => index += random.Next(-30, 31));
        if (HasGaps && random.Next(4) == 0)
        {
            builder.Gap(random.Next(Sessions));
        }

        return builder;
    }

    private void Add(MarketBuilder builder, int number, Random prices, Random random)
    {
        var code = CodeOf(number);
        var board = (Board)random.Next(4);
        var (split, ratio) = SplitOf(number, prices);
        var closes = Closes(prices, split, ratio, random);
        var name = string.Create(CultureInfo.InvariantCulture, $"{(number % 13 == 4 ? "스팩" : "종목")}{number}");
        builder.Issue(code, t => closes[t], name: name, board: board);
        builder.Volumes(code, t => random.Next(1000, 2000) * (t >= split ? ratio : 1));
        if (split is > 0 and < Sessions)
        {
            builder.BasePrice(code, split, closes[split - 1] / ratio);
        }

        var halt = random.Next(1, Sessions);
        if (random.Next(3) == 0 && halt != split)
        {
            builder.Halted(code, halt, halt);
        }

        if (random.Next(6) == 0)
        {
            builder.Status(code, random.Next(Sessions - 10, Sessions), IssueStatus.Administrative);
        }

        if (board != Board.Unknown && random.Next(3) == 0)
        {
            builder.Moved(code, random.Next(1, Sessions), (Board)random.Next(1, 4));
        }
    }

    private string CodeOf(int number)
    {
        var place = (number + Rotation) % Issues;
        var preferred = SplitInto == 0 && Rotation == 0 && place % 11 == 5;
        return string.Create(CultureInfo.InvariantCulture, $"{((place + 1) * 10) + (preferred ? 5 : 0):000000}");
    }

    // A session beyond the last one is no split.
    private (int Session, int Ratio) SplitOf(int number, Random prices)
    {
        var session = prices.Next(Sessions);
        var splits = SplitInto == 0 ? prices.Next(4) == 0 : number % 2 == 0;
        return (splits ? session : Sessions, SplitInto == 0 ? 5 : SplitInto);
    }

    private double[] Closes(Random prices, int split, int ratio, Random random)
    {
        var from = random.Next(5) == 0 ? random.Next(Sessions) : 0;
        var to = random.Next(6) == 0 ? random.Next(Sessions) : Sessions;
        var price = prices.Next(100, 900);
        var closes = new double[Sessions];
        for (var t = 0; t < Sessions; t++)
        {
            price = Math.Max(1, price + prices.Next(-8, 9));
            var close = price * 100d * Scale / (t >= split ? ratio : 1);
            closes[t] = t >= from && t < to ? close : double.NaN;
        }

        return closes;
    }
}
