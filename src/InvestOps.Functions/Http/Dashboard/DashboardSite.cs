using System.Diagnostics;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>The dashboard over HTTP: who may see it, its pages, the reports that they lead to, and its forms.</summary>
public sealed class DashboardSite
{
    /// <summary>The route of its functions, without the prefix of routes.</summary>
    public const string Route = "dashboard";

    private readonly DashboardPages _pages;
    private readonly DashboardAccess _access;
    private readonly DashboardReports _reports;
    private readonly DashboardDoor _door;
    private readonly DashboardForms _forms;
    private readonly ILogger<DashboardSite> _log;

    public DashboardSite(
        DashboardPages pages, DashboardAccess access, IAssetStore store, BacktestRequests requests, RequestBook book, ReportSettings settings, TimeProvider time, ILogger<DashboardSite> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _pages = pages;
        _access = access;
        _log = log;
        _reports = new DashboardReports(store);
        _door = new DashboardDoor(access, TimeProvider.System); // browsers keep cookies in real time, whatever clock the day runs on
        _forms = new DashboardForms(pages, _door, requests, book, ReportText.In(settings.Language), time, log);
    }

    /// <summary>A page, or a file of a report.</summary>
    /// <param name="errorId">Under it the log has the reason when the page cannot be made.</param>
    public Task<IActionResult> GetAsync(HttpRequest request, string errorId, CancellationToken cancellationToken) => AnswerAsync(request, errorId, async (place, visitor) =>
    {
        if (place.Path is FormFields.SignInPath or FormFields.SignOutPath)
        {
            return DashboardAnswers.SeeOther(request.HttpContext.Response, place.Base);
        }

        if (!visitor.IsAdmitted)
        {
            return DashboardAnswers.Page(request.HttpContext.Response, await _pages.SignInAsync(place.Show(place.Path, visitor), SignInState.Asked));
        }

        if (!place.Path.StartsWith(DashboardReports.Folder, StringComparison.Ordinal))
        {
            return DashboardAnswers.Page(request.HttpContext.Response, await _pages.ReadAsync(place.Read(request, visitor), cancellationToken));
        }

        return await _reports.ReadAsync(request.HttpContext.Response, place.Path[DashboardReports.Folder.Length..], cancellationToken)
            ?? await _forms.ProblemAsync(request.HttpContext.Response, place, visitor, StatusCodes.Status404NotFound);
    });

    /// <summary>Takes a form.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public Task<IActionResult> PostAsync(HttpRequest request, string errorId, CancellationToken cancellationToken) => AnswerAsync(request, errorId, async (place, visitor) =>
    {
        if (!PostOrigin.IsOwn(request))
        {
            return await _forms.ProblemAsync(request.HttpContext.Response, place, visitor, StatusCodes.Status403Forbidden);
        }

        try
        {
            return await _forms.TakeAsync(request.HttpContext, place, visitor, cancellationToken);
        }
        catch (RefusedBodyException refused)
        {
            return await _forms.ProblemAsync(request.HttpContext.Response, place, visitor, refused.Status);
        }
    });

    // What fails while a page is made becomes a page itself; the reason is for the log alone.
    private async Task<IActionResult> AnswerAsync(HttpRequest request, string errorId, Func<DashboardPlace, DashboardVisitor, Task<IActionResult>> answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_access.IsOpen && !_access.HasKey)
        {
            return Answers.Problem(StatusCodes.Status403Forbidden, "The dashboard has no key", [$"Set {DashboardAccess.KeySetting} to a random text of 22 characters or more and start the host again; the dashboard then asks for it."]);
        }

        var place = DashboardPlace.Of(request);
        var visitor = _door.Meet(request.HttpContext);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await answer(place, visitor);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException or BadHttpRequestException))
        {
            _log.PageFailed(exception, request.Method, place.Path, errorId, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return DashboardAnswers.Page(
                request.HttpContext.Response,
                await _pages.ProblemAsync(place.Show(place.Path, visitor), StatusCodes.Status500InternalServerError, errorId));
        }
    }
}
