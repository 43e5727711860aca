using System.Globalization;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>Invents the issues of a sample market: codes, names, sizes and how each of them moves.</summary>
internal sealed class IssueCatalogue
{
    // Letters of codes given since 2024: I, O and U are left out, as the exchange does.
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTVWXYZ";

    // The last listing falls into the last week; the others spread over the whole market.
    private const int LastListingBeforeEnd = 4;

    private static readonly double[] FirstDayMultiples = [1.6, 1.15, 2.0, 0.92, 4.0, 0.78, 2.3, 3.1, 1.02, 1.4];
    private static readonly string[] KosdaqSections = ["우량기업부", "벤처기업부", "중견기업부", "기술성장기업부"];

    private readonly ulong _seed;
    private readonly MarketSpan _span;
    private readonly IssueCounts _counts;
    private readonly IssueNames _names = new();
    private readonly List<IssuePlan> _plans = [];
    private int _numericCodes;
    private int _letterCodes;
    private int _newListings;

    private IssueCatalogue(ulong seed, MarketSpan span, IssueCounts counts)
    {
        _seed = seed;
        _span = span;
        _counts = counts;
    }

    /// <summary>The issues in the order of their making: parents before their preferred shares, large before small on KOSPI.</summary>
    public static List<IssuePlan> Create(ulong seed, MarketSpan span, IssueCounts counts)
    {
        var catalogue = new IssueCatalogue(seed, span, counts);
        catalogue.AddKospi();
        catalogue.AddKosdaq();
        catalogue.AddSpecial();
        return catalogue._plans;
    }

    private void AddKospi()
    {
        for (var i = 0; i < _counts.KospiCommon; i++)
        {
            var late = LateSession(i - (_counts.KospiCommon - _counts.KospiLate), _counts.KospiLate);
            Add(new IssueSize(Board.Kospi, i), "KOSPI", IssueKind.Common, late, null);
        }

        for (var i = 0; i < _counts.Preferred; i++)
        {
            AddPreferred(_plans[i], i % 4 == 3 ? 'K' : '5');
        }
    }

    private void AddKosdaq()
    {
        for (var i = 0; i < _counts.KosdaqGlobal; i++)
        {
            Add(new IssueSize(Board.Kosdaq, i, IsGlobal: true), "KOSDAQ GLOBAL", IssueKind.Common, null, KosdaqSections[0]);
        }

        for (var i = 0; i < _counts.KosdaqCommon; i++)
        {
            var late = LateSession(i - (_counts.KosdaqCommon - _counts.KosdaqLate) + 0.5, _counts.KosdaqLate);
            late = i == _counts.KosdaqCommon - 1 ? _span.Count - LastListingBeforeEnd : late;
            Add(new IssueSize(Board.Kosdaq, i), "KOSDAQ", IssueKind.Common, late, KosdaqSections[i % KosdaqSections.Length]);
        }
    }

    private void AddSpecial()
    {
        for (var i = 0; i < _counts.Spacs; i++)
        {
            var late = i % 3 == 2 ? _span.At(0.1 + (0.8 * i / _counts.Spacs)) : (int?)null;
            Add(new IssueSize(Board.Kosdaq, i, IsSpac: true), "KOSDAQ", IssueKind.Spac, late, "SPAC(소속부없음)");
        }

        for (var i = 0; i < _counts.Konex; i++)
        {
            Add(new IssueSize(Board.Konex, i), "KONEX", IssueKind.Common, null, "일반기업부");
        }

        for (var i = 0; i < IssueCounts.Reits; i++)
        {
            Add(new IssueSize(Board.Kospi, 20 + i), "KOSPI", IssueKind.Reit, null, null);
        }

        for (var i = 0; i < _counts.Foreign; i++)
        {
            Add(new IssueSize(Board.Kosdaq, i), "KOSDAQ", IssueKind.Foreign, null, "외국기업(소속부없음)");
        }
    }

    private int? LateSession(double place, int count) => place < 0 ? null : _span.At(0.05 + (0.9 * place / count));

    private void Add(IssueSize size, string market, IssueKind kind, int? late, string? section)
    {
        var random = new SampleRandom(_seed, (ulong)_plans.Count);
        var sector = random.Below(IssueNames.Sectors);
        var first = late ?? 0;
        var price = late is null ? size.Price(random) : OfferPrice(kind, random);
        var date = _span[first];
        var plan = new IssuePlan
        {
            Symbol = NextCode(kind, late is not null && date.Year >= 2024),
            Kind = kind,
            Board = size.Board,
            Market = market,
            Sector = sector,
            Industry = IndustryOf(kind, sector),
            Beta = kind == IssueKind.Reit ? 0.3 : random.Between(0.5, 1.5),
            Volatility = kind == IssueKind.Reit ? 0.007 : size.Volatility(random),
            Turnover = size.Turnover(random),
            FirstPrice = TickSize.Nearest(size.Board, date, price),
            FirstShares = Math.Max(1, (long)(size.MarketCap(random) / price / 1000)) * 1000,
            ListedOn = late is null ? _span.DateBefore(random) : date,
            FirstSession = first,
            LastSession = _span.Count - 1,
            FirstDayMultiple = late is null ? double.NaN : NextMultiple(kind),
        };
        plan.Script.Names.Add((0, NameOf(kind, sector)));
        plan.Script.Sections.Add((0, section));
        _plans.Add(plan);
    }

    private void AddPreferred(IssuePlan parent, char ending)
    {
        var random = new SampleRandom(_seed, (ulong)_plans.Count);
        var price = TickSize.Nearest(parent.Board, _span[0], (long)(parent.FirstPrice * random.Between(0.45, 0.8)));
        var plan = new IssuePlan
        {
            Symbol = Symbol.Parse(parent.Symbol.Code[..5] + ending),
            Kind = IssueKind.Preferred,
            Board = parent.Board,
            Market = parent.Market,
            Sector = parent.Sector,
            Industry = parent.Industry,
            Parent = parent,
            Beta = 0,
            Volatility = 0.007,
            Turnover = random.LogNormal(0.0012, 0.6),
            FirstPrice = price,
            FirstShares = Math.Max(1000, parent.FirstShares / 1000 / (6 + random.Below(20)) * 1000),
            ListedOn = _span.DateBefore(random),
            FirstSession = 0,
            LastSession = _span.Count - 1,
        };
        plan.Script.Names.Add((0, parent.Script.NameAt(0) + (ending == 'K' ? "2우B" : "우")));
        plan.Script.Sections.Add((0, null));
        _plans.Add(plan);
    }

    private static long OfferPrice(IssueKind kind, SampleRandom random) =>
        kind == IssueKind.Spac ? 2_000 : 500 * (long)random.Between(10, 80);

    private double NextMultiple(IssueKind kind) =>
        kind == IssueKind.Spac ? 1.03 : FirstDayMultiples[_newListings++ % FirstDayMultiples.Length];

    private string NameOf(IssueKind kind, int sector) => kind switch
    {
        IssueKind.Spac => string.Create(CultureInfo.InvariantCulture, $"{_names.Stem()}스팩{1 + (_plans.Count % 7)}호"),
        IssueKind.Reit => $"{_names.Stem()}리츠",
        IssueKind.Foreign => $"{_names.Stem()}인터내셔널",
        _ => _names.Next(sector),
    };

    private static string IndustryOf(IssueKind kind, int sector) => kind switch
    {
        IssueKind.Spac => "기업인수목적",
        IssueKind.Reit => "부동산투자",
        _ => IssueNames.IndustryOf(sector),
    };

    // Numbers 600010 to 899890 and letters in 08xxx0 are far from the codes of real shares; 97xxx0 is in the range of foreign issues.
    private Symbol NextCode(IssueKind kind, bool hasLetter)
    {
        var culture = CultureInfo.InvariantCulture;
        if (hasLetter)
        {
            var number = _letterCodes++;
            return Symbol.Parse(string.Create(culture, $"08{number * 17 % 100:00}{CodeLetters[number * 5 % CodeLetters.Length]}0"));
        }

        var place = _numericCodes++;
        return Symbol.Parse(kind == IssueKind.Foreign
            ? string.Create(culture, $"97{place * 7 % 1000:000}0")
            : string.Create(culture, $"{60001 + (place * 7919 % 29989)}0"));
    }
}
