using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Does what forms ask for. Whatever is refused is shown again as it was typed, with the reason.</summary>
internal sealed class DashboardForms(DashboardPages pages, DashboardDoor door, BacktestRequests requests, RequestBook book, ReportText words, TimeProvider time, ILogger log)
{
    private static readonly string[] NeverShown = [FormFields.Token, FormFields.Key];

    /// <exception cref="RefusedBodyException">The body is no form that could be one of ours.</exception>
    public async Task<IActionResult> TakeAsync(HttpContext context, DashboardPlace place, DashboardVisitor visitor, CancellationToken cancellationToken)
    {
        var fields = await PostedForm.ReadAsync(context.Request, cancellationToken);
        var isOwn = door.IsOwnForm(context.Request, fields.GetValueOrDefault(FormFields.Token));
        if (place.Path == FormFields.SignInPath)
        {
            return isOwn ? await SignInAsync(context, place, visitor, fields) : await AskForKeyAsync(context.Response, place, visitor, SignInState.Expired, fields.GetValueOrDefault(FormFields.Next));
        }

        if (!visitor.IsAdmitted)
        {
            return await AskForKeyAsync(context.Response, place, visitor, SignInState.Expired, place.Path);
        }

        return place.Path switch
        {
            FormFields.RequestPath when isOwn => await RequestAsync(context.Response, place, visitor, fields, cancellationToken),
            FormFields.RequestPath => await ShowAgainAsync(context.Response, place, visitor, fields, [FormFault.TooOld(words)], cancellationToken),
            FormFields.SignOutPath when isOwn => SignOut(context, place),
            FormFields.SignOutPath => await ProblemAsync(context.Response, place, visitor, StatusCodes.Status400BadRequest),
            _ => await ProblemAsync(context.Response, place, visitor, StatusCodes.Status404NotFound),
        };
    }

    public async Task<IActionResult> ProblemAsync(HttpResponse response, DashboardPlace place, DashboardVisitor visitor, int status) =>
        DashboardAnswers.Page(response, await pages.ProblemAsync(place.Show(place.Path, visitor), status, errorId: null));

    private async Task<IActionResult> AskForKeyAsync(HttpResponse response, DashboardPlace place, DashboardVisitor visitor, SignInState state, string? next) =>
        DashboardAnswers.Page(response, await pages.SignInAsync(place.Show(next ?? "", visitor), state));

    private async Task<IActionResult> SignInAsync(HttpContext context, DashboardPlace place, DashboardVisitor visitor, IReadOnlyDictionary<string, string> fields)
    {
        if (door.SignIn(context, fields.GetValueOrDefault(FormFields.Key), out var wait) is { } refused)
        {
            if (refused == SignInState.TooManyTries)
            {
                DashboardAnswers.RetryAfter(context.Response, wait);
            }
            else
            {
                log.KeyRefused(DashboardDoor.CallerOf(context));
            }

            return await AskForKeyAsync(context.Response, place, visitor, refused, fields.GetValueOrDefault(FormFields.Next));
        }

        log.SignedIn(DashboardDoor.CallerOf(context));
        return DashboardAnswers.SeeOther(context.Response, place.AddressOf(fields.GetValueOrDefault(FormFields.Next)));
    }

    private IActionResult SignOut(HttpContext context, DashboardPlace place)
    {
        door.SignOut(context);
        return DashboardAnswers.SeeOther(context.Response, $"{place.Base}?{FormFields.Notice}={DashboardNotices.SignedOut}");
    }

    private async Task<IActionResult> RequestAsync(HttpResponse response, DashboardPlace place, DashboardVisitor visitor, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        IReadOnlyList<FormFault> faults;
        try
        {
            var message = BacktestForm.Read(fields, time.GetUtcNow());
            var settled = await requests.SettleAsync(message, cancellationToken);
            var isNew = await book.AskAsync(settled, message, cancellationToken);
            var notice = isNew ? DashboardNotices.Requested : DashboardNotices.AlreadyKnown;
            return DashboardAnswers.SeeOther(response, $"{place.Base}backtests/{settled.Request.Id}?{FormFields.Notice}={notice}");
        }
        catch (Exception exception) when (FormFaults.Of(exception, words) is { } found)
        {
            faults = found;
        }

        return await ShowAgainAsync(response, place, visitor, fields, faults, cancellationToken);
    }

    private async Task<IActionResult> ShowAgainAsync(
        HttpResponse response, DashboardPlace place, DashboardVisitor visitor, IReadOnlyDictionary<string, string> fields, IReadOnlyList<FormFault> faults, CancellationToken cancellationToken)
    {
        var typed = fields.Where(field => !NeverShown.Contains(field.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var page = await pages.ReadAsync(place.Show(FormFields.RequestPath, visitor) with { Refused = new RefusedForm(typed, faults) }, cancellationToken);
        return DashboardAnswers.Page(response, page, StatusCodes.Status400BadRequest);
    }
}
