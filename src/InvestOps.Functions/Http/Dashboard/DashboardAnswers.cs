using System.Globalization;
using InvestOps.Pipeline.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>The dashboard's answers that are no reports.</summary>
internal static class DashboardAnswers
{
    /// <param name="status">Null for the page's own.</param>
    public static IActionResult Page(HttpResponse response, DashboardPage page, int? status = null)
    {
        DashboardHeaders.ApplyToPage(response);
        return new ContentResult { StatusCode = status ?? page.StatusCode, ContentType = "text/html; charset=utf-8", Content = page.Html };
    }

    /// <summary>303: what was posted is done, and the next page is read with GET, so that a reload does nothing twice.</summary>
    /// <param name="location">Of this host, escaped.</param>
    public static IActionResult SeeOther(HttpResponse response, string location)
    {
        DashboardHeaders.ApplyToPage(response);
        response.Headers.Location = location;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    public static void RetryAfter(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
