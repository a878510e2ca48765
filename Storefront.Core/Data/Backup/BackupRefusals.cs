using Storefront.Core.Shared;
using Storefront.Core.Words;

namespace Storefront.Core.Data.Backup;

/// <summary>Every "no" of backup and restore.</summary>
public static class BackupRefusals
{
    public static Refusal TargetHasOrders => new("restore_over_orders", Refusals.RestoreOverOrders, RefusalKind.Conflict);

    public static Refusal TargetInUse => new("restore_in_use", Refusals.RestoreInUse, RefusalKind.Conflict);

    public static Refusal FileExists(string file) => new("backup_file_exists", Refusals.BackupFileExists.With(file), RefusalKind.Conflict);

    public static Refusal FileMissing(string file) => new("backup_file_missing", Refusals.BackupFileMissing.With(file), RefusalKind.NotFound);

    public static Refusal Unreadable(string file, string why) => new("backup_unreadable", Refusals.BackupUnreadable.With(file, why.Trim()));

    public static Refusal TooNew(string file, string migrations) => new("backup_too_new", Refusals.BackupTooNew.With(file, migrations));

    public static Refusal TargetUnreadable(string why) => new("restore_target_unreadable", Refusals.RestoreTargetUnreadable.With(why.Trim()));

    public static Refusal ToolMissing(string tool) => new("backup_tool_missing", Refusals.BackupToolMissing.With(tool), RefusalKind.Unavailable);

    public static Refusal ToolFailed(string tool, string why) => new("backup_tool_failed", Refusals.BackupToolFailed.With(tool, why.Trim()), RefusalKind.Unavailable);
}
