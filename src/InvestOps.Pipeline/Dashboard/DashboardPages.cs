using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Dashboard.Today;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Dashboard;

/// <summary>The dashboard: reads what a page shows and renders it. Pages have no script and ask for nothing.</summary>
public sealed class DashboardPages(StatusReader status, Deadlines deadlines, MarketStore market, IAssetStore store, ReportSettings settings)
{
    private const int NotFound = 404;

    private readonly TodayReader _today = new(status, deadlines, market, store);
    private readonly ReportText _text = ReportText.In(settings.Language);

    /// <summary>The policy that goes with every page: no script, no request, forms to the same origin, no frame around it.</summary>
    public static string ContentSecurityPolicy { get; } = DashboardStyle.PagePolicy + "; frame-ancestors 'none'";

    /// <summary>Reads and renders a page; a path that is no page's gives one that says so, with the status 404.</summary>
    public async Task<DashboardPage> ReadAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path switch
        {
            "" => await RenderAsync<TodayPage>(request, nameof(TodayPage.View), await _today.ReadAsync(cancellationToken)),
            _ => await ProblemAsync(request, NotFound, errorId: null),
        };
    }

    /// <summary>The page that asks for the key.</summary>
    /// <param name="request">With the token of the form.</param>
    /// <param name="state">Why it is shown.</param>
    public async Task<DashboardPage> SignInAsync(DashboardRequest request, SignInState state)
    {
        ArgumentNullException.ThrowIfNull(request);
        var code = state switch
        {
            SignInState.TooManyTries => 429,
            SignInState.Asked => 401,
            _ => 403,
        };
        return await RenderAsync<SignInPage>(request, nameof(SignInPage.State), state, code);
    }

    /// <summary>A page for what cannot be shown: says what the status means, and what to do.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="statusCode">An HTTP status from 400 on.</param>
    /// <param name="errorId">By what the error is found in the log; null where nothing is logged.</param>
    public async Task<DashboardPage> ProblemAsync(DashboardRequest request, int statusCode, string? errorId)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await RenderAsync<ProblemPage>(request, nameof(ProblemPage.Problem), new Problem(statusCode, errorId), statusCode);
    }

    private async Task<DashboardPage> RenderAsync<TPage>(DashboardRequest request, string name, object view, int statusCode = 200)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var frame = new PageFrame(request, _text);
        var html = await StaticPage.RenderAsync<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, [name] = view });
        return new DashboardPage(statusCode, html);
    }
}
