namespace InvestOps.Pipeline.Dashboard;

/// <summary>The names of the fields of the dashboard's forms, and where each form is posted to below the base.</summary>
public static class FormFields
{
    /// <summary>The form that asks for a backtest is posted here.</summary>
    public const string RequestPath = "request";

    /// <summary>The form with the key is posted here.</summary>
    public const string SignInPath = "sign-in";

    /// <summary>The button that ends a session posts here.</summary>
    public const string SignOutPath = "sign-out";

    /// <summary>Hidden in every form: the value of <see cref="DashboardRequest.FormToken"/>.</summary>
    public const string Token = "token";

    /// <summary>The key, in the form of signing in.</summary>
    public const string Key = "key";

    /// <summary>The page that the key was asked for, below the base, in the form of signing in.</summary>
    public const string Next = "next";

    public const string Strategy = "strategy";

    public const string From = "from";

    public const string To = "to";

    public const string Capital = "capital";

    /// <summary>One <c>name=value</c> a line.</summary>
    public const string Parameters = "parameters";

    public const string Reason = "reason";

    /// <summary>In the query of the page that a form leads to: what it did, one of <see cref="DashboardNotices"/>.</summary>
    public const string Notice = "notice";
}
