using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Dashboard.Backtests;
using InvestOps.Pipeline.Dashboard.Comparing;
using InvestOps.Pipeline.Dashboard.Days;
using InvestOps.Pipeline.Dashboard.Findings;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Dashboard.Months;
using InvestOps.Pipeline.Dashboard.Requests;
using InvestOps.Pipeline.Dashboard.SignalLists;
using InvestOps.Pipeline.Dashboard.Today;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Comparisons;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Watching;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard;

/// <summary>The dashboard: reads what a page shows and renders it. Pages have no script and ask for nothing.</summary>
public sealed class DashboardPages(
    StatusReader status,
    HealthRules rules,
    RunHistory history,
    RunLedger ledger,
    RequestBook book,
    IWorkQueue queue,
    MarketStore market,
    QualityReview quality,
    ComparisonPublisher comparisons,
    StrategyFiles strategies,
    Deadlines deadlines,
    IAssetStore store,
    ReportSettings settings,
    TimeProvider time)
{
    private const int Fine = 200;
    private const int Refused = 400;
    private const int NotFound = 404;
    private const int Broken = 500;

    private readonly ReportText _text = ReportText.In(settings.Language);
    private readonly TodayReader _today = new(status, rules, deadlines, market, store, ReportText.In(settings.Language));
    private readonly MonthReader _months = new(market, ledger, deadlines, store, time);
    private readonly DayReader _days = new(market, ledger, quality, store);
    private readonly SignalListReader _signals = new(market, store, ReportText.In(settings.Language));
    private readonly DataReader _data = new(market, quality, time);
    private readonly BacktestListReader _backtests = new(history, ledger, book, strategies, store, time);
    private readonly BacktestReader _backtest = new(book, ledger, queue, store, time);
    private readonly CompareReader _comparisons = new(comparisons);
    private readonly RequestReader _requests = new(strategies, market);

    /// <summary>The policy that goes with every page: no script, no request, forms to the same origin, no frame around it.</summary>
    public static string ContentSecurityPolicy { get; } = DashboardStyle.PagePolicy + "; frame-ancestors 'none'";

    /// <summary>
    /// Reads and renders a page. A path that is no page's gives one that says so, with the status 404; a refused form and a comparison that
    /// cannot be made have the status 400; what cannot be read because it is damaged has the status 500 and says what it is.
    /// </summary>
    public async Task<DashboardPage> ReadAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return await ReadPageAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or MarketDataException)
        {
            return await ProblemAsync(request, new Problem(Broken, ErrorId: null, exception.Message));
        }
    }

    /// <summary>The page that asks for the key.</summary>
    /// <param name="request">With the token of the form.</param>
    /// <param name="state">Why it is shown.</param>
    public Task<DashboardPage> SignInAsync(DashboardRequest request, SignInState state)
    {
        ArgumentNullException.ThrowIfNull(request);
        var code = state switch
        {
            SignInState.TooManyTries => 429,
            SignInState.Asked => 401,
            _ => 403,
        };
        return RenderAsync<SignInPage>(request, nameof(SignInPage.State), state, code);
    }

    /// <summary>A page for what cannot be shown: says what the status means, and what to do.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="statusCode">An HTTP status from 400 on.</param>
    /// <param name="errorId">By what the error is found in the log; null where nothing is logged.</param>
    public Task<DashboardPage> ProblemAsync(DashboardRequest request, int statusCode, string? errorId) =>
        ProblemAsync(request, new Problem(statusCode, errorId, Detail: null));

    private Task<DashboardPage> ReadPageAsync(DashboardRequest request, CancellationToken cancellationToken) => request.Path.Split('/') switch
    {
        [""] => ShowAsync<TodayPage, TodayView>(request, _today.ReadAsync(cancellationToken)),
        ["calendar"] => ShowAsync<MonthPage, MonthView>(request, _months.ReadAsync(request.ValueOf("month"), cancellationToken)),
        ["day", var day] => DayAsync(request, day, cancellationToken),
        ["signals"] => ShowAsync<SignalListPage, SignalListView>(request, _signals.ReadAsync(request, cancellationToken)),
        ["data"] => ShowAsync<DataPage, DataView>(request, _data.ReadAsync(cancellationToken)),
        ["backtests"] => ShowAsync<BacktestListPage, BacktestListView>(request, _backtests.ReadAsync(request, cancellationToken)),
        ["backtests", var id] => BacktestAsync(request, id, cancellationToken),
        ["compare"] => CompareAsync(request, cancellationToken),
        ["request"] => ShowAsync<RequestPage, RequestView>(request, _requests.ReadAsync(request, cancellationToken), request.Refused is null ? Fine : Refused),
        _ => ProblemAsync(request, NotFound, errorId: null),
    };

    private async Task<DashboardPage> DayAsync(DashboardRequest request, string day, CancellationToken cancellationToken) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && DayReader.Covers(market.Calendar, date)
            ? await ShowAsync<DayPage, DayView>(request, _days.ReadAsync(date, cancellationToken))
            : await ProblemAsync(request, NotFound, errorId: null);

    private async Task<DashboardPage> BacktestAsync(DashboardRequest request, string id, CancellationToken cancellationToken) =>
        await _backtest.ReadAsync(id, cancellationToken) is { } view
            ? await RenderAsync<BacktestPage>(request, nameof(BacktestPage.View), view)
            : await ProblemAsync(request, NotFound, errorId: null);

    private async Task<DashboardPage> CompareAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        var view = await _comparisons.ReadAsync(request, cancellationToken);
        return await RenderAsync<ComparePage>(request, nameof(ComparePage.View), view, view.Comparison is null ? Refused : Fine);
    }

    private Task<DashboardPage> ProblemAsync(DashboardRequest request, Problem problem) =>
        RenderAsync<ProblemPage>(request, nameof(ProblemPage.Problem), problem, problem.StatusCode);

    private async Task<DashboardPage> ShowAsync<TPage, TView>(DashboardRequest request, Task<TView> view, int statusCode = Fine)
        where TPage : IComponent
        where TView : notnull => await RenderAsync<TPage>(request, "View", await view, statusCode);

    private async Task<DashboardPage> RenderAsync<TPage>(DashboardRequest request, string name, object view, int statusCode = Fine)
        where TPage : IComponent
    {
        ArgumentNullException.ThrowIfNull(request);
        var html = await StaticPage.RenderAsync<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = new PageFrame(request, _text), [name] = view });
        return new DashboardPage(statusCode, html);
    }
}
